export { computeProof } from './compute'
export type * from './model'
export { emptyTally } from './status'
export { countName, elementName, howMany, listed, paragraphCites, roman, statusWord } from './words'
