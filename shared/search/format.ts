/** A query as its canonical text: `parseQuery(formatQuery(q))` is the same query. */
import { dayBeside } from './dates'
import { fieldNamed } from './fields'
import type { Filter, Near, Query, QueryNode } from './model'

/** How tightly a part holds together; a looser part inside a tighter one needs brackets. */
const TIGHTNESS: Record<QueryNode['kind'], number> = { or: 0, and: 1, not: 2, near: 3, words: 4, filter: 4 }

export function formatQuery(query: Query): string {
  return write(query.root)
}

function write(node: QueryNode): string {
  switch (node.kind) {
    case 'words': return node.typed
    case 'filter': return `${node.field}:${writeTest(node)}`
    case 'and': return node.parts.map((part) => within(part, 2)).join(' AND ')
    case 'or': return node.parts.map((part) => within(part, 1)).join(' OR ')
    case 'not': return `NOT ${within(node.part, 3)}`
    case 'near': return `${within(node.left, 3)} ${node.negated ? 'NOT ' : ''}${operatorOf(node)} ${within(node.right, 4)}`
  }
}

function within(part: QueryNode, tightness: number): string {
  return TIGHTNESS[part.kind] < tightness ? `(${write(part)})` : write(part)
}

/** "w/5", "pre/s" */
function operatorOf({ within: { unit, ...rest }, ordered }: Near): string {
  return `${ordered ? 'pre' : 'w'}/${unit === 'words' && 'words' in rest ? rest.words : unit === 'sentence' ? 's' : 'p'}`
}

function writeTest({ field, test }: Filter): string {
  switch (test.kind) {
    case 'value': return test.value
    case 'cite': return quotedWhereNeeded(test.cite)
    case 'bates': return quotedWhereNeeded(test.first === test.last ? test.first : `${test.first}..${test.last}`)
    case 'words': return test.typed
    case 'dates': {
      const kind = fieldNamed(field)?.kind
      if (kind === 'before' && test.last !== null) return dayBeside(test.last, 1)
      if (kind === 'after' && test.first !== null) return dayBeside(test.first, -1)
      return test.first === test.last ? (test.first ?? '') : `${test.first ?? ''}..${test.last ?? ''}`
    }
  }
}

function quotedWhereNeeded(text: string): string {
  return /^[^\s()"]+$/.test(text) ? text : `"${text}"`
}
