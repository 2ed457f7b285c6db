export * from './align'
export * from './parse'
export { amendmentOf } from './title'
