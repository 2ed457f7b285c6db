export { BearsOn } from './BearsOn'
export { FindEvidence } from './FindEvidence'
export { findFor, useFinding } from './finding'
