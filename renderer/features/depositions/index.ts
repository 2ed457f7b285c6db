export { AskAbout } from './AskAbout'
