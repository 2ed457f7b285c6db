export * from './read'
export { importVersions, type PolicyChoice } from './take'
