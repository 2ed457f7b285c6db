export * from './model'
export { parseComplaint } from './parse'
