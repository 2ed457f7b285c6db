export { parseContract } from './parse'
export * from './model'
