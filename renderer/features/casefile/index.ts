export { CaseFilesProvider, isCaseFile, useCaseFiles } from './CaseFilesProvider'
export { SaveCaseFile } from './SaveCaseFile'
