export * from './NavigationProvider'
export { type Place, type Room, type SourceTarget, sameSource } from './place'
export { useOpenSource } from './useOpenSource'
