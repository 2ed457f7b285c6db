import { createHash } from 'node:crypto'
import { bytesOfContent, openCaseRows } from '../../../renderer/store'
import { WHOLE_PARTS } from '../../../shared/casefile/layout'
import { canonical } from '../../../shared/log/canonical'

/** Every row of a matter and every stored file, as text, in the order in which a case file takes them; names of fields have no order. */
export async function everything(matterId: string, parts = WHOLE_PARTS): Promise<string[]> {
  const rows = await openCaseRows(matterId)
  const all: string[] = []
  for (const part of parts) for await (const some of rows.rows(part)) all.push(...some.map((row) => `${part} ${canonical(row)}`))
  for await (const { sha256, size, content } of rows.bytes()) all.push(`${sha256} ${size} ${createHash('sha256').update(await bytesOfContent(content)).digest('hex')}`)
  rows.close()
  return all
}
