export { BearsOn } from './BearsOn'
export { FindEvidence } from './FindEvidence'
