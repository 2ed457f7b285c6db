/**
 * Version 3: policies and their versions, settings by region, contracts and their clauses, the order
 * of events, saved searches, names that papers cite by; and what a saved search had found when it was
 * last looked at, which is this device's own and not part of the log.
 */
export const stores003 = {
  policies: 'id',
  versions: 'id, policy, document',
  features: 'id',
  rollouts: 'id, feature',
  contracts: 'id, document',
  clauses: 'id, contract',
  precedences: 'id',
  conflicts: 'id',
  obligations: 'id, clause',
  orderings: 'id',
  searches: 'id',
  passedOver: 'id, of',
  shortNames: 'id',
  searchSeen: 'search',
}
