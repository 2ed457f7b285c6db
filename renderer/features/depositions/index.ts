export { AskAbout } from './AskAbout'
export { LiveScreen } from './LiveScreen'
export { DepositionsRoom } from './DepositionsRoom'
