export { OverviewRoom } from './OverviewRoom'
