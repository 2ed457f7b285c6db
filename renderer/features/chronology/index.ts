export { deleteEvents } from './actions'
export { measureTimeline } from './measure'
