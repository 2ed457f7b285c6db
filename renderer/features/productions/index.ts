export { CustodyDialog } from './CustodyDialog'
export { ProductionsRoom } from './ProductionsRoom'
export { ProductionImportProvider, useProductionImport } from './useProductionImport'
