export { GapQuestion } from './GapQuestion'
export { RequestsOfGap } from './RequestsOfGap'
