export { CustodyDialog } from './CustodyDialog'
export { ProduceDialog } from './ProduceDialog'
export { ProductionsRoom } from './ProductionsRoom'
export { ProductionImportProvider, useProductionImport } from './useProductionImport'
