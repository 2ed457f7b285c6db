export { computeProof } from './compute'
export type * from './model'
export { emptyTally, linksOf, statusOfLinks, worst } from './status'
export { countName, elementName, howMany, listed, paragraphCites, roman, statusWord } from './words'
