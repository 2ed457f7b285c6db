export { type Left, leaveMatter } from './leave'
