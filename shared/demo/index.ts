export { demoChange } from './change'
export { documents as demoDocuments } from './manifest'
