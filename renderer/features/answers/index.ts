export { AnswerImportProvider, useAnswerImport } from './AnswerImport'
