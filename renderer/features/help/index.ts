export { HelpDialog } from './HelpDialog'
