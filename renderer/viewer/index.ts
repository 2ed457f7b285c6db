export { DocumentViewer } from './DocumentViewer'
export { PageCrop } from './PageCrop'
export type { ViewerSelection, ViewerTarget } from './types'
