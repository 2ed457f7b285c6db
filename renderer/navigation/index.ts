export * from './NavigationProvider'
export { type Place, type Room, type SourceTarget, sameSource, type TextPlace } from './place'
export { useOpenSource } from './useOpenSource'
