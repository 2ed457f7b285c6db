export { type ReadDocument, type ReadOptions, type ReadProgress, readDocument } from './readDocument'
