export * from './align'
export * from './parse'
export { amendmentOf } from './title'
export type { Alignment, ParsedAnswer } from './model'
