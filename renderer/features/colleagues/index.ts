export { BringInProvider, useBringIn } from './BringIn'
export { ColleaguesRoom } from './ColleaguesRoom'
export { useOpenConflicts } from './useConflicts'
