export { gatherFiles, pathsToRead } from './gather'
export * from './read'
export { importVersions, type PolicyChoice } from './take'
