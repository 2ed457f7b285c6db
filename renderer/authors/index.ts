export { AuthorMark } from './AuthorMark'
export { COLOURS, plainColour, useAuthors, useSeveral } from './useAuthors'
export { WhoDid } from './WhoDid'
