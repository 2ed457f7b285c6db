import './redaction.css'

export { RedactForm } from './RedactForm'
export { RedactionList } from './RedactionList'
