export * from './NavigationProvider'
export { type Place, ROOMS, type Room, type SourceTarget, sameSource } from './place'
export { useOpenSource } from './useOpenSource'
