export * from './actions'
export { commitOrSay } from './commit'
export { sourceName, targetName } from './names'
export * from './verdicts'
