export { DocumentsRoom } from './DocumentsRoom'
export { DocumentsImportProvider, useImportDocuments, useImportStatus } from './ImportProvider'
