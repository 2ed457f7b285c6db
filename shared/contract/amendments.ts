/**
 * What an amendment changes in the agreement before it: "Section 3.2 is deleted and replaced with the
 * following: …" (domain § 9). The old words stay as they are; each change is told beside them, with
 * its day and its clause. What is not plain is told as unclear and changes nothing.
 */

export type Edit = {
  action: 'replace' | 'delete' | 'add' | 'words' | 'unclear'
  /** number of the clause that is changed: "3.2", "4(a)" */
  target: string
  /** the new words; of `words` what takes the place of `old` */
  text: string
  old: string
  /** place of the clause that says so */
  clause: number
  /** the words that decided */
  said: string
}

const NUMBER = '\\d{1,3}(?:\\.\\d{1,3}){0,4}(?:\\s?\\([A-Za-z0-9]{1,4}\\)){0,4}|[IVXLC]{1,6}(?![a-zA-Z])'
const TARGET = `(?:Section|SECTION|Article|ARTICLE|Clause|Paragraph|§)\\s{0,3}(${NUMBER})`
/** "(Confidentiality)", "of the Agreement": what may stand between the number and the verb. */
const NAMED = '(?:,?\\s{1,3}(?:\\([^)]{1,80}\\)|["“][^"”]{1,80}["”]),?)?(?:\\s{1,3}(?:of|to|in)\\s+(?:the|this|that|said)\\s+[A-Z][^.,;:]{1,80}?)?'
const IS = ',?\\s{1,3}(?:is|are|shall\\s+be)\\s+(?:hereby\\s+)?'
const WHOLE = '(?:\\s+in\\s+(?:its|their)\\s+entirety)?'
const QUOTED = '["“]([^"”]{1,400})["”]'

const FORMS: readonly [Edit['action'], RegExp][] = [
  ['add', new RegExp(`\\b[Nn]ew\\s+${TARGET}${NAMED}${IS}(?:added|inserted)[^.:“"]{0,120}[:,]?\\s{0,3}`, 'g')],
  ['add', new RegExp(`\\b(?:add|insert)ing\\s+(?:the\\s+following\\s+as\\s+)?(?:a\\s+)?new\\s+${TARGET}[^.:“"]{0,120}[:,]?\\s{0,3}`, 'g')],
  ['words', new RegExp(`\\b${TARGET}${NAMED}${IS}(?:amended|modified|changed)\\s+by\\s+(?:replacing|deleting|striking)\\s+(?:the\\s+(?:words?|phrase|figure|reference)\\s+(?:to\\s+)?)?${QUOTED}\\s*,?\\s+(?:with|by|and\\s+(?:replacing|substituting)\\s+(?:it|them|the\\s+same)?\\s*(?:with|by)|and\\s+inserting)\\s+(?:in\\s+(?:its|their)\\s+place\\s+)?(?:the\\s+(?:words?|phrase|figure)\\s+)?${QUOTED}`, 'g')],
  ['replace', new RegExp(`\\b${TARGET}${NAMED}${IS}(?:(?:deleted|removed|stricken|struck)${WHOLE}\\s*,?\\s+and\\s+(?:is\\s+)?(?:hereby\\s+)?(?:replaced|substituted)|amended\\s+and\\s+restated|amended|restated|replaced)${WHOLE}\\s*(?:with|by|to\\s+read|as\\s+follows)(?:${WHOLE}\\s+(?:as\\s+follows|the\\s+following(?:\\s+\\w+){0,3}))?\\s{0,3}[:,]?\\s{0,3}`, 'g')],
  ['delete', new RegExp(`\\b${TARGET}${NAMED}${IS}(?:deleted|removed|stricken|struck)\\b${WHOLE}`, 'g')],
  ['unclear', new RegExp(`\\b${TARGET}${NAMED}${IS}(?:amended|modified|supplemented|changed)\\b[^.;]{0,200}`, 'g')],
]
const LONGEST = 8000

/** The changes that an agreement's clauses make in another one, in their order. */
export function editsOf(clauses: readonly { text: string }[]): Edit[] {
  const starts: number[] = []
  let text = ''
  for (const one of clauses) {
    starts.push(text.length)
    text += `${one.text}\n`
  }
  const clauseAt = (at: number) => Math.max(0, starts.findLastIndex((start) => start <= at))
  const found: (Edit & { at: number; to: number })[] = []
  for (const [action, form] of FORMS) {
    for (const match of text.matchAll(form)) {
      const at = match.index
      const to = at + match[0].length
      // A form that comes first is the closer one; what stands in new words changes nothing by itself.
      if (found.some((one) => at < one.to && one.at < to)) continue
      const clause = clauseAt(at)
      const fresh = action === 'replace' || action === 'add' ? newWords(text, to, starts[clause + 1] ?? text.length) : null
      const [, target = '', old = '', put = ''] = match
      found.push({
        action: fresh !== null && fresh.words === '' ? 'unclear' : action, target: target.replace(/\s/g, ''), text: action === 'words' ? put : (fresh?.words ?? ''), old: action === 'words' ? old : '', clause,
        said: match[0].replace(/\s+/g, ' ').trim().slice(0, 400), at, to: Math.max(to, fresh?.to ?? to),
      })
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _at, to: _to, ...edit }) => edit)
}

/** Words in quotes behind the colon, over clauses that the quotes were taken for; else the rest of the clause. */
function newWords(text: string, from: number, end: number): { words: string; to: number } {
  const open = text[from]
  if (open === '“' || open === '"') {
    const close = text.indexOf(open === '“' ? '”' : '"', from + 1)
    if (close > 0 && close - from < LONGEST) return { words: text.slice(from + 1, close).trim(), to: close + 1 }
  }
  return { words: text.slice(from, Math.min(end, from + LONGEST)).trim(), to: end }
}

export type Amendment = { id: string; /** first day in force; null where it is not recorded */ from: string | null; edits: readonly Edit[] }
export type Change = { amendment: string; from: string | null; edit: Edit; /** the clause's words from then on; null: gone, or not plain */ text: string | null; /** whether it could be carried out */ plain: boolean }

/**
 * What amendments change in an agreement, by its clauses. Later ones work upon what earlier ones left;
 * one without a day is told last and carried out by nobody.
 * @param clauses of the agreement, with their paths
 * @returns changes by the clause's place; those whose clause is not there (new ones, wrong numbers) under -1
 */
export function changesOf(clauses: readonly { path: string; text: string }[], amendments: readonly Amendment[]): Map<number, Change[]> {
  const places = new Map(clauses.map((one, at) => [plainPath(one.path), at] as const))
  const changes = new Map<number, Change[]>()
  const now = new Map<number, string | null>()
  const dated = [...amendments].sort((a, b) => (a.from === b.from ? 0 : a.from === null ? 1 : b.from === null ? -1 : a.from < b.from ? -1 : 1))
  for (const { id, from, edits } of dated) {
    for (const edit of edits) {
      const at = places.get(plainPath(edit.target)) ?? -1
      const before = now.has(at) ? (now.get(at) ?? null) : (clauses[at]?.text ?? null)
      const done = from === null || (at < 0) !== (edit.action === 'add') ? null : carriedOut(edit, before)
      if (done && at >= 0) now.set(at, done.text)
      changes.set(at, [...(changes.get(at) ?? []), { amendment: id, from, edit, text: done?.text ?? null, plain: done !== null }])
    }
  }
  return changes
}

function carriedOut(edit: Edit, before: string | null): { text: string | null } | null {
  switch (edit.action) {
    case 'unclear': return null
    case 'delete': return before === null ? null : { text: null }
    case 'add': case 'replace': return { text: edit.text }
    case 'words': {
      // Words that stand there twice could be meant in either place.
      const parts = before?.split(edit.old) ?? []
      return parts.length === 2 ? { text: parts.join(edit.text) } : null
    }
  }
}

const plainPath = (path: string) => path.replace(/^(?:Art\.|Article|Section)\s*/i, '').replace(/[\s.]+$/, '').replace(/\s/g, '').toUpperCase()
