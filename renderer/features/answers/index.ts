export { AnswerImportProvider, useAnswerImport } from './AnswerImport'
export { AnswersRoom } from './AnswersRoom'
