export { deleteEvents } from './actions'
export { measureTimeline } from './measure'
export { ChronologyRoom } from './ChronologyRoom'
