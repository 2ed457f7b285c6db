export { claims, findClaim, type LibraryClaim, type LibraryElement, shortLabel } from './library'
export * from './proposeAssignments'
export { type ClaimProposal, proposeClaims } from './proposeClaims'
