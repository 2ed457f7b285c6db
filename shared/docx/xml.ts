import { SaxesParser } from 'saxes'

/** An XML element as WordprocessingML needs it: prefixed names, attributes, children in order. */
export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

/** Deeper files are made to break readers, not by word processors. */
const DEEPEST = 400

/** Parses XML without entities of its own (no expansion attacks). Throws on malformed input. */
export function parseXml(source: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: '' }
    stack.at(-1)?.children.push(node)
    stack.push(node)
    if (stack.length > DEEPEST) throw new Error('XML nested too deep')
  })
  parser.on('text', (text) => {
    const node = stack.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(source).close()
  return root
}

export function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((one) => one.name === name)
}

/** All descendants of that name, in document order. */
export function descendants(node: Node, name: string): Node[] {
  return node.children.flatMap((one) => (one.name === name ? [one, ...descendants(one, name)] : descendants(one, name)))
}

export function value(node: Node | undefined, name = 'w:val'): string | undefined {
  return node?.attributes[name]
}
