export { ReportsRoom } from './ReportsRoom'
