export { ReviewRoom } from './ReviewRoom'
