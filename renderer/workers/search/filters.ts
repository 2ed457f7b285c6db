import type { Filter, Query, QueryNode } from '../../../shared/search/model'

/** Filters of a query, left to right. */
export function filtersOf(query: Query): Filter[] {
  const found: Filter[] = []
  const walk = (node: QueryNode): void => {
    if (node.kind === 'filter') found.push(node)
    else if (node.kind === 'and' || node.kind === 'or') node.parts.forEach(walk)
    else if (node.kind === 'not') walk(node.part)
  }
  walk(query.root)
  return found
}
