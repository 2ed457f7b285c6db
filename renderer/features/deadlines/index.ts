export { deadlineFields, dueSentence, useDeadlineSettings } from './actions'
export { DeadlinesRoom } from './DeadlinesRoom'
