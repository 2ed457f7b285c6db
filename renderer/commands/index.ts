export { conflictOf, type Listed, useEveryCommand } from './catalogue'
export { Keyboard } from './Keyboard'
export { type Command, registry } from './registry'
export * from './useCommands'
