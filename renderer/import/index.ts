export * from './complaint'
export * from './documents'
export * from './files'
export { type OcrState, runOcrQueue } from './ocrQueue'
