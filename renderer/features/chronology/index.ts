export { deleteEvents } from './actions'
export { ChronologyRoom } from './ChronologyRoom'
