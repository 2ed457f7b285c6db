export { MatterRoom } from './MatterRoom'
