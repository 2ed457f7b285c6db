/** Corrections of the witness (FRCP 30(e)): kept beside the words they change, never in their place. */
import type { ParsedTranscript, PrintedPage } from './model'

type Entry = ParsedTranscript['errata'][number]

const PLACE = /\bpage:?\s*(?:no\.?\s*)?(\d{1,4})[\s,;]+line(?:\(s\)|s)?:?\s*(?:no\.?\s*)?(\d{1,2})\b/i
const ROW = /^(\d{1,4})[\s:,]+(\d{1,2})\s+(\S.*)$/
/** a line of the form that nobody filled in */
const BLANK = /^(?:(?:page|line|change|correction|reason|from|to|now reads|should read)\b[\s:.]*)+$/i
/** words of the one and of the other, each in quotation marks, without a verb before them */
const QUOTED = /^["“]([^"”]{1,500})["”]\s*(?:should\s+(?:read|be)|to|changed?\s+to|→|->)\s*["“]([^"”]{1,500})["”]/i
const DELETED = /^(?:delete|strike)\s+["“]([^"”]{1,500})["”]/i
/** behind the corrections: what the witness swears and signs */
const CLOSES = /^(?:subscribed|signature|date|witness|i,|i (?:have|hereby|declare|certify)|under (?:the )?penalt(?:y|ies)|sworn|notary|errata|state of|county of)\b/i
/** what stands apart from its neighbour in a table */
const CELLS = /\s{3,}/
const READS = /(?:now\s+reads|reads|from|delete|strike|change(?:d)?):?\s*["“”']?(.*?)["“”']?[\s,;]*(?:should\s+read|should\s+be|to\s+read|changed?\s+to|insert|→|->|\bto\b):?\s*["“”']?(.*?)["“”']?[\s.,;]*$/i

/** Entries of an errata sheet; blank forms give none. @param valid the last printed page */
export function errataOf(pages: readonly PrintedPage[], valid: number): Entry[] {
  const raw = pages.filter((page) => page.part === 'errata').flatMap((page) => page.lines.map((line) => line.text.replace(/_/g, ' ').trim()))
  const hasReasons = raw.some((row) => /\bline\b.*\breason\b/i.test(row))
  const rows = raw.map((row) => ({ row: row.replace(/\s+/g, ' '), cells: row.slice(0, 1000).split(CELLS) })).filter(({ row }) => row !== '' && !BLANK.test(row))
  const blocks: { page: number; line: number; words: string }[] = []
  let closed = false
  for (const { row, cells } of rows.slice(0, 5000)) {
    const placed = row.length < 1000 ? PLACE.exec(row) : null
    const listed = placed ? null : ROW.exec(row)
    if (placed) blocks.push({ page: Number(placed[1]), line: Number(placed[2]), words: `${row.slice(0, placed.index)} ${row.slice(placed.index + placed[0].length)}` })
    else if (listed && Number(listed[1]) <= valid && Number(listed[2]) <= 60) {
      // The last column of a table that has one for them says why.
      const why = hasReasons && cells.length >= 3 && !/\breason\b/i.test(row) ? (cells.at(-1) ?? '') : ''
      const words = listed[3] ?? ''
      blocks.push({ page: Number(listed[1]), line: Number(listed[2]), words: why !== '' && words.endsWith(why) && words.length > why.length ? `${words.slice(0, -why.length)} reason: ${why}` : words })
    } else {
      const last = blocks.at(-1)
      closed ||= CLOSES.test(row)
      if (last && last.words.length < 2000 && !closed) last.words += ` ${row}`
    }
    if (placed || listed) closed = false
  }
  return blocks.flatMap(({ page, line, words }) => {
    if (page > valid || words.trim() === '') return []
    const [change = '', reason = ''] = words.slice(0, 3000).split(/\breason(?:\s+for\s+change)?:?/i)
    const bare = change.trim().replace(/^(?:change|correction)s?:?\s*(?=from|delete|strike|now|reads|["“])/i, '')
    const reads = QUOTED.exec(bare) ?? READS.exec(bare) ?? DELETED.exec(bare)
    const entry = reads ? { from: reads[1] ?? '', to: reads[2] ?? '' } : { from: '', to: change.replace(/^\s*(?:change|correction):?/i, '') }
    const tidy = (text: string) => text.replace(/\s+/g, ' ').replace(/^["“”'\s]+|["“”'\s]+$/g, '')
    return tidy(entry.from) === '' && tidy(entry.to) === '' ? [] : [{ at: { page, line }, from: tidy(entry.from).slice(0, 2000), to: tidy(entry.to).slice(0, 2000), reason: tidy(reason).slice(0, 1000) }]
  })
}
