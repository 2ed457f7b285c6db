export { decodeText } from './decodeText'
export { type ReadDocument, readDocument } from './readDocument'
export type { ReadOptions, ReadProgress } from './readOptions'
export { summed } from './summed'
