export { DocumentViewer } from './DocumentViewer'
export { forgetPapers } from './forget'
export { PageCrop } from './PageCrop'
export type { ViewerSelection, ViewerTarget } from './types'
