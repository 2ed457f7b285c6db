import { SaxesParser } from 'saxes'
import { ProblemError, problem } from '../problem/problem'

/** An XML element as Office formats need it: prefixed names, attributes, children in order. */
export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

/** Deeper files are made to break readers, not by word processors. */
const DEEPEST = 400
/** About 3,000 pages of a Word file; more would not fit into memory. */
const MOST_ELEMENTS = 3_000_000

/** The prefixes that readers look for, by the vocabulary's name: a file may declare any other. */
const USUAL: [RegExp, string][] = [
  [/\/wordprocessingml\/(2006\/)?main$/, 'w'], [/\/presentationml\/(2006\/)?main$/, 'p'], [/\/drawingml\/(2006\/)?main$/, 'a'],
  [/\/officeDocument\/(2006\/)?relationships$/, 'r'], [/\/markup-compatibility\/2006$/, 'mc'], [/\/drawingml\/(2006\/)?chart$/, 'c'],
  [/\/metadata\/core-properties$/, 'cp'], [/^http:\/\/purl\.org\/dc\/elements\//, 'dc'], [/^http:\/\/purl\.org\/dc\/terms\//, 'dcterms'], [/\/officeDocument\/(2006\/)?math$/, 'm'],
  [/\/package\/2006\/relationships$/, ''], [/\/officeDocument\/(2006\/)?(extended|custom)-properties$/, ''], [/\/officeDocument\/(2006\/)?docPropsVTypes$/, 'vt'],
]

/**
 * Parses XML without entities of its own (no expansion attacks). Prefixes of the Office
 * vocabularies are given as usual, whatever the file declares. Throws on malformed input.
 * `mixed` gives text as children named "#text" instead, where words and elements stand side by side.
 */
export function parseXml(source: string, mixed = false): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  const renames: (Map<string, string> | null)[] = [null]
  let elements = 0
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes as Record<string, string>
    const renamed = renamesOf(attributes, renames.at(-1) ?? null)
    const node: Node = { name: renamed ? rename(tag.name, renamed, true) : tag.name, attributes: renamed ? renameAll(attributes, renamed) : attributes, children: [], text: '' }
    stack.at(-1)?.children.push(node)
    stack.push(node)
    renames.push(renamed)
    if (stack.length > DEEPEST) throw new Error('XML nested too deep')
    if (++elements > MOST_ELEMENTS) throw new ProblemError(problem('archive.too-large', 'This file holds more than a document can, so it was not opened.', 'Split it in the program that made it, and import the parts.'))
  })
  const addText = (text: string) => {
    const node = stack.at(-1)
    if (node && mixed) node.children.push({ name: '#text', attributes: {}, children: [], text })
    else if (node) node.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    stack.pop()
    renames.pop()
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(source).close()
  return root
}

function renamesOf(attributes: Record<string, string>, outer: Map<string, string> | null): Map<string, string> | null {
  let found = outer
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    const declared = name.slice(6)
    const usual = USUAL.find(([uri]) => uri.test(attributes[name] ?? ''))?.[1]
    if (usual === undefined ? !found?.has(declared) : (found?.get(declared) ?? declared) === usual) continue
    found = new Map(found ?? [])
    found.set(declared, usual ?? declared)
  }
  return found
}

function rename(name: string, renames: Map<string, string>, element: boolean): string {
  const colon = name.indexOf(':')
  // An attribute without prefix belongs to no vocabulary.
  if (colon === -1 && !element) return name
  const usual = renames.get(colon === -1 ? '' : name.slice(0, colon))
  if (usual === undefined) return name
  return usual === '' ? name.slice(colon + 1) : `${usual}:${name.slice(colon + 1)}`
}

function renameAll(attributes: Record<string, string>, renames: Map<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, text]) => [rename(name, renames, false), text]))
}

export function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((one) => one.name === name)
}

/** All descendants of that name, in document order. */
export function descendants(node: Node, name: string): Node[] {
  const found: Node[] = []
  const walk = (at: Node) => {
    for (const one of at.children) {
      if (one.name === name) found.push(one)
      walk(one)
    }
  }
  walk(node)
  return found
}

export function value(node: Node | undefined, name = 'w:val'): string | undefined {
  return node?.attributes[name]
}

/** Drops the second reading of what a newer program drew (`mc:Fallback`), which holds the same words again. */
export function withoutFallbacks(root: Node): Node {
  const waiting = [root]
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.name === 'mc:AlternateContent' && child(at, 'mc:Choice')) at.children = at.children.filter((one) => one.name !== 'mc:Fallback')
    for (const one of at.children) waiting.push(one)
  }
  return root
}

/** All text below a node, as it stands. */
export function textOf(node: Node): string {
  return node.children.reduce((text, one) => text + textOf(one), node.text)
}
