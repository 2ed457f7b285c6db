export * from './check'
export { importProduction, type ProductionDetails, type ProductionOutcome } from './import'
export * from './source'
