export { deadlineFields, dueSentence, useDeadlineSettings } from './actions'
