export { CustodyDialog } from './CustodyDialog'
export { ProduceDialog } from './ProduceDialog'
export { ProductionImportProvider, useProductionImport } from './useProductionImport'
