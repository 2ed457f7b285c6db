export { claims, findClaim, type LibraryClaim, type LibraryElement } from './library'
export * from './proposeAssignments'
export { type ClaimProposal, proposeClaims } from './proposeClaims'
