export { ActivityRoom } from './ActivityRoom'
