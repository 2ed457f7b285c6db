/**
 * What the fields of each table mean, read out of the comments where they are defined: whoever leaves with
 * everything in open formats gets the meaning of every column, in the words that we program by.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './paths.ts'

export type Meaning = { table: string; columns: Record<string, string> }

/** The words of the last comment in front of a node, on one line. */
function commentOf(node: ts.Node, source: ts.SourceFile): string {
  const last = ts.getLeadingCommentRanges(source.text, node.getFullStart())?.at(-1)
  const text = last ? source.text.slice(last.pos, last.end) : ''
  return text.startsWith('/**') ? text.slice(3, -2).replace(/^\s*\* ?/gm, ' ').replace(/\s+/g, ' ').trim() : ''
}

/** @returns by the name of each schema in one source: its comment and those of its fields */
export function meaningsIn(text: string): Map<string, Meaning> {
  const source = ts.createSourceFile('records.ts', text, ts.ScriptTarget.Latest, true)
  const found = new Map<string, Meaning>()
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      const shape = initializer && ts.isCallExpression(initializer) ? initializer.arguments[0] : undefined
      if (!ts.isIdentifier(name) || !shape || !ts.isObjectLiteralExpression(shape)) continue
      const columns: Record<string, string> = {}
      for (const field of shape.properties) {
        const words = commentOf(field, source)
        if (words !== '' && field.name && ts.isIdentifier(field.name)) columns[field.name.text] = words
      }
      found.set(name.text, { table: commentOf(statement, source), columns })
    }
  }
  return found
}

/** @returns by table */
export function allMeanings(): Record<string, Meaning> {
  const schemas = new Map<string, Meaning>()
  for (const name of globSync('shared/records/*.ts', { cwd: root })) for (const [schema, meaning] of meaningsIn(readFileSync(join(root, name), 'utf8'))) schemas.set(schema, meaning)
  const index = readFileSync(join(root, 'shared', 'records', 'index.ts'), 'utf8')
  const listed = /export const tables = \{([^}]*)\}/.exec(index)?.[1] ?? ''
  return Object.fromEntries([...listed.matchAll(/(\w+): (\w+),/g)].map(([, table = '', schema = '']) => [table, schemas.get(schema) ?? { table: '', columns: {} }]))
}
