export { CitedText, CitesBeneath } from './CitedText'
export { citesOf, sourcesOf, type TypedCite } from './sources'
export { StateMark, stateColour } from './StateMark'
export { type FoundWords, pagesOfDocument, useOpenCite } from './useOpenCite'
