/** Clauses of an agreement out of its outline: titles, levels, paths, parts and texts. */
import type { ClausePart, ContractDoubt, ReadClause } from './model'
import { headingLike } from './marks'
import type { OutlineNode } from './outline'
import type { Range } from './contents'
import { pushOpening, textOf, trimEnd } from './opening'
import { spanOf, type Stream } from './stream'
import { unnumbered } from './unnumbered'

type Open = { node: OutlineNode; clause: number; level: number }

const DEFINES = /^["“][^"”\n]{1,80}["”]\s*(?:\([^)]{0,80}\)\s*)?,?\s*(?:(?:shall|will)\s+(?:mean|have)|means?\b|has\s+the|refers?\b|includes?\b|is\s+defined)/
const NAME = 120
const DEEPEST = 9

/** Cuts the text at the nodes. What stands before the first is the preamble, with recitals apart. */
export function segment(stream: Stream, nodes: readonly OutlineNode[], contents: readonly Range[]): { clauses: ReadClause[]; doubts: ContractDoubt[] } {
  const { text } = stream
  const clauses: ReadClause[] = []
  const doubts: ContractDoubt[] = []
  const head = nodes[0]?.at ?? text.length
  const numbered = nodes.filter((node) => node.kind !== 'signature' && node.kind !== 'exhibit').length
  const main = nodes.filter((node) => node.kind === 'number' || node.kind === 'layer').length
  if (main < 2) {
    doubts.push({ what: 'no-numbers', say: numbered > 0 ? 'No clauses are numbered through: only headings, and lists under them, were found.' : 'No clause has a number: the paper was taken apart at its headings.', clause: null, page: 1 })
    const headed = unnumbered(stream, contents, nodes.filter((node) => node.kind === 'signature' || node.kind === 'exhibit'))
    endAtSiblings(headed, text.length)
    return { clauses: headed, doubts }
  }
  pushOpening(stream, clauses, 0, head, contents)
  let stack: Open[] = []
  let part: ClausePart = 'body'
  let place = ''
  for (const [index, node] of nodes.entries()) {
    const end = nodes[index + 1]?.at ?? text.length
    if (node.kind === 'exhibit' || node.kind === 'signature') {
      stack = []
      part = node.kind === 'exhibit' ? 'exhibit' : 'body'
      place = node.kind === 'exhibit' ? `${shortOf(node.number)} ` : ''
    }
    stack = stack.slice(0, depthOf(node, stack))
    const parent = stack.at(-1)
    const own = textOf(text, node.at, end, contents)
    const title = node.boundary ? node.boundary.title : titleOf(text.slice(node.body, end))
    const level = Math.min(DEEPEST, (parent?.level ?? (part === 'exhibit' && node.kind !== 'exhibit' ? 1 : 0)) + 1)
    const clause: ReadClause = {
      number: node.number, path: pathOf(node, parent ? clauses[parent.clause]?.path ?? '' : '', place).slice(0, NAME), title: title.slice(0, 300), level, parent: parent?.clause ?? null,
      part: node.kind === 'signature' ? 'signature' : DEFINES.test(text.slice(node.body, node.body + 200)) ? 'definition' : part, text: own, span: spanOf(stream, node.at, trimEnd(text, node.at, end)), at: node.at, end, kinds: [],
    }
    clauses.push(clause)
    if (node.kind !== 'signature') stack.push({ node, clause: clauses.length - 1, level })
  }
  endAtSiblings(clauses, text.length)
  doubts.push(...numberDoubts(nodes, clauses))
  return { clauses, doubts }
}

/** A clause with all under it ends where the next of its level or above begins. */
export function endAtSiblings(clauses: readonly ReadClause[], length: number): void {
  const open: ReadClause[] = []
  for (const clause of clauses) {
    for (let last = open.at(-1); last && last.level >= clause.level; last = open.at(-1)) {
      last.end = clause.at
      open.pop()
    }
    open.push(clause)
  }
  for (const clause of open) clause.end = length
}

/** How many of the open clauses stay open above this node. */
function depthOf(node: OutlineNode, stack: readonly Open[]): number {
  if (node.kind === 'exhibit' || node.kind === 'signature') return 0
  const keep = (one: Open): boolean => {
    if (one.node.kind === 'exhibit') return true
    if (node.kind === 'layer') return one.node.kind === 'layer' && one.node.depth < node.depth
    if (node.kind === 'number') return one.node.kind === 'layer' || (one.node.kind === 'number' && one.node.tuple.length < node.tuple.length && one.node.tuple.every((value, at) => value === node.tuple[at]))
    return one.node.kind !== 'list' || one.node.depth < node.depth
  }
  let kept = 0
  while (kept < stack.length && keep(stack[kept] as Open)) kept++
  return kept
}

function pathOf(node: OutlineNode, parent: string, place: string): string {
  switch (node.kind) {
    case 'exhibit':
      return shortOf(node.number)
    case 'signature':
      return ''
    case 'layer':
      return `${place}${node.number.replace(/\.$/, '').replace(/^(?:article|ARTICLE)/i, 'Art.').replace(/^chapter/i, 'Ch.').replace(/^part/i, 'Part')}`
    case 'number':
      return `${place}${node.number.replace(/^\D+/, '').replace(/[.)]+$/, '')}`
    case 'list':
      return `${parent}(${node.number.replace(/[().\s]/g, '')})`
  }
}

const shortOf = (label: string) => label.replace(/^Exhibit/, 'Ex.').replace(/^Schedule/, 'Sched.').replace(/^Appendix/, 'App.').replace(/^Attachment/, 'Att.')

/** A run-in heading ("Confidentiality. Each party …"), or a heading on a line of its own. */
export function titleOf(body: string): string {
  const start = body.slice(0, 160).replace(/^[\s.:–—-]+/, '')
  const defined = /^["“]([^"”\n]{1,80})["”]/.exec(start)
  if (defined && DEFINES.test(start)) return defined[1] ?? ''
  const run = /^([^\n.:;]{2,90}?)\s*(?:[.:](?=\s|$)|\n|\s[-–—]{1,3}\s|$)/.exec(start.replace(/\b(Inc|Corp|Co|Ltd|No|St|Mr|Dr|vs?)\./g, '$1\u0001'))
  const words = run?.[1]?.replaceAll('\u0001', '.').replace(/[\s_-]+$/, '').trim() ?? ''
  if (words !== '' && !/[,;]\s(?:and|or)$/.test(words) && headingLike(`${words}.`) && (body.length > words.length + 2 || words.length < 80)) return words
  const capitals = /^((?:[A-Z][A-Z’'&/,-]+|AND|OF|&|[;,-])(?:\s+(?:[A-Z][A-Z’'&/,()-]+|&|[;,-]))*)(?=\s+[A-Z]?[a-z]|\s*$)/.exec(start)
  return capitals && (capitals[1]?.length ?? 0) >= 4 ? (capitals[1] ?? '').replace(/\s+[A-Z]$/, '').trim() : ''
}

function numberDoubts(nodes: readonly OutlineNode[], clauses: readonly ReadClause[]): ContractDoubt[] {
  const doubts: ContractDoubt[] = []
  const first = clauses.length - nodes.length
  const last = new Map<string, { value: number; number: string }>()
  let region = 0
  for (const [index, node] of nodes.entries()) {
    const clause = clauses[first + index] as ReadClause
    if (node.kind === 'exhibit' || node.kind === 'signature') region++
    if (node.kind === 'layer') last.delete(`${region}:`)
    if (node.kind === 'list' && (node.repeated || node.skipped > 0)) {
      doubts.push(node.repeated ? repeated(clause, first + index) : skipped(clause, first + index, node.skipped))
    }
    if (node.kind !== 'number') continue
    const key = `${region}:${node.tuple.slice(0, -1).join('.')}`
    const before = last.get(key)
    if (before && node.value === before.value) doubts.push(repeated(clause, first + index))
    else if (before && node.value > before.value + 1) doubts.push(skipped(clause, first + index, node.value - before.value - 1))
    last.set(key, { value: node.value, number: node.number })
    for (const other of last.keys()) if (other !== key && other.startsWith(`${region}:${node.tuple.join('.')}`)) last.delete(other)
  }
  return doubts
}

const repeated = (clause: ReadClause, index: number): ContractDoubt => ({ what: 'duplicate', say: `Number ${clause.path || clause.number} stands twice. Both clauses are kept.`, clause: index, page: clause.span.page })
const skipped = (clause: ReadClause, index: number, many: number): ContractDoubt => ({ what: 'skipped', say: `${many === 1 ? 'One number is' : `${many} numbers are`} missing before ${clause.path || clause.number}. Nothing was renumbered.`, clause: index, page: clause.span.page })
