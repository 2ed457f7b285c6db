export { DiscoveryRoom } from './DiscoveryRoom'
export { GapQuestion } from './GapQuestion'
export { RequestsOfGap } from './RequestsOfGap'
