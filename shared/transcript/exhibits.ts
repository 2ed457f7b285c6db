/** Exhibits: where each was marked, held against the index at the front. */
import type { Doubt, Line, ParsedTranscript, PrintedPage } from './model'
import { beginsWith } from './row'

type Page = PrintedPage & { printed: number }
type Exhibit = ParsedTranscript['exhibits'][number]

const NUMBER = String.raw`((?:[A-Z]{1,4}-?\s?)?\d{1,5}(?:[-–]?[A-Z])?|[A-Z]{1,2})(?!['’\w]|-[A-Za-z])`
const PARTY = String.raw`(?:(?:Deposition|Plaintiffs?['’]?s?|Defendants?['’]?s?|Government(?:['’]s)?|Joint|Court(?:['’]s)?|People['’]s|[A-Z][a-z]+)\s+)?`
const MARKED = new RegExp(String.raw`${PARTY}(?:Exhibits?|Exhs?\.)\s+(?:No\.?\s*|Number\s+|Nos\.\s*)?${NUMBER}(?:\s*(?:through|to|and|-|,)\s*${NUMBER})?,?[^.()]{0,160}?\b(?:was|were|is|are|been)?\s*(?:so\s+|previously\s+|pre-?)?(?:marked|(?:received|admitted|introduced)\s+(?:in|into)\s+evidence)`, 'gi')
const AS = new RegExp(String.raw`\bmarked\b[^.()?]{0,60}?\bExhibits?\s+(?:No\.?\s*|Number\s+)?${NUMBER}(?![\w'])`, 'gi')
/** what counsel says when one is marked: "Let’s mark this as Exhibit 15"; not what somebody else may have done */
const MARK = new RegExp(String.raw`(?<!\b(?:you|they|he|she|who|not|never|to you)\s)\bmark(?:ing)?\b[^.()?]{0,60}?\bas\s+${PARTY}(?:Exhibits?|Exhs?\.)\s+(?:No\.?\s*|Number\s+)?${NUMBER}(?![\w'])`, 'gi')
const NAMED = new RegExp(String.raw`\bExhibits?\s+(?:No\.?\s*|Number\s+)?${NUMBER}(?![\w'])`, 'gi')
const INDEXED = /^(?:(?:Plaintiffs?['’]?s?|Defendants?['’]?s?|Deposition|Joint|Government['’]?s?)\s+)?(?:Ex(?:h(?:ibit)?)?(?![A-Z])\.?\s*(?:No\.?\s*)?)?((?:[A-Z]{1,4}-?\s?)?\d{1,5}(?:-?[A-Z])?|[A-Z]{1,2})[\s.:-]+(\S.*?)[\s._…-]+(\d{1,4})(?::(\d{1,2}))?\s*$/i

const MOST = 20_000
const plain = (number: string) => number.replace(/\s+/g, '').toUpperCase()

/** @returns each exhibit once, where it was marked; what the index says otherwise is a doubt */
export function exhibitsOf(pages: readonly Page[]): { exhibits: Exhibit[]; doubts: Doubt[] } {
  const doubts: Doubt[] = []
  const marked = new Map<string, { page: number; line: number }>()
  const spokenOf = new Map<string, { page: number; line: number }>()
  const named = new Map<string, { page: number; line: number }[]>()
  const body = pages.filter((page) => page.part === 'testimony')
  const windows = windowsOf(body)
  for (const { text, at } of windows) {
    // The reporter's own words say where it was marked, whatever was said before.
    const into = isReporters(text) ? marked : spokenOf
    for (const pattern of [MARKED, AS, MARK]) for (const match of text.matchAll(pattern)) {
      if (isMention(text, match.index, match[0], match[1] ?? '')) continue
      const begin = at(match.index)
      for (const number of spread(match[1] ?? '', pattern === MARKED ? match[2] : undefined)) if (begin && !into.has(number) && isNumber(number)) into.set(number, begin)
    }
    for (const match of text.matchAll(NAMED)) {
      const begin = at(match.index)
      const number = plain(match[1] ?? '')
      if (begin && isNumber(number)) named.set(number, [...(named.get(number) ?? []), begin])
    }
    if (marked.size + spokenOf.size + named.size > MOST) break
  }
  for (const [number, begin] of spokenOf) if (!marked.has(number)) marked.set(number, begin)
  const listed = indexOf(pages)
  for (const one of listed) {
    const where = marked.get(one.number)
    const spoken = named.get(one.number)?.find((place) => place.page === one.page)
    if (where && where.page !== one.page) doubts.push({ what: 'exhibit-page', say: `The index puts Exhibit ${one.number} on page ${one.page}; the record marks it at ${where.page}:${where.line}.`, at: where })
    else if (!where && spoken) marked.set(one.number, spoken)
    else if (!where) doubts.push({ what: 'exhibit-not-marked', say: `The index lists Exhibit ${one.number} on page ${one.page}, but the record does not mark it there.`, at: null })
  }
  const names = new Map(listed.map((one) => [one.number, one.what]))
  const exhibits = [...new Set([...marked.keys(), ...listed.map((one) => one.number)])].map((number) => ({ number: number.slice(0, 60), what: (names.get(number) ?? '').slice(0, 1000), at: marked.get(number) ?? null }))
  if (listed.length > 0) for (const [number, at] of marked) if (!names.has(number)) doubts.push({ what: 'exhibit-not-listed', say: `Exhibit ${number} is marked at ${at.page}:${at.line}, but the index does not list it.`, at })
  return { exhibits: exhibits.sort((a, b) => (a.at?.page ?? 1e6) - (b.at?.page ?? 1e6) || (a.at?.line ?? 0) - (b.at?.line ?? 0)), doubts }
}

/** what another paper has under that number: "Exhibit 12 to the complaint" */
const OF_PAPER = /^,?\s+(?:attached\s+)?(?:to|of|in)\s+(?:\S+\s+){1,6}?(?:complaint|petition|motion|declaration|affidavit|answer|brief|opposition|agreement|contract|report|response)\b/i
const ASKS = /\b(?:was|were|is|are|has|have|had|if|whether)\s+(?:the\s+)?$/i
const DENIES = /\b(?:not|never|yet|ever)\b|n['’]t\b/i

const isReporters = (text: string) => text.startsWith('(') || text.startsWith('[')

/** Whether words of the examination speak of an exhibit without marking it. What stands in brackets is the reporter's. */
function isMention(text: string, at: number, matched: string, number: string): boolean {
  if (isReporters(text)) return false
  const behind = matched.indexOf(number) + number.length
  return OF_PAPER.test(text.slice(at + behind, at + behind + 120)) || ASKS.test(text.slice(Math.max(0, at - 30), at)) || DENIES.test(matched)
}

/** A letter alone is an exhibit in capitals only; "Exhibit is" is none. */
const isNumber = (number: string) => /\d/.test(number) || /^[A-Z]{1,2}$/.test(number) && !/^(?:IS|AS|IN|OF|TO|IT|AT|BY|ON|OR|SO|WE|HE|NO|DO|IF|BE|AN|AM|UP|US|MY)$/.test(number)

function spread(from: string, to: string | undefined): string[] {
  const [first, last] = [plain(from), plain(to ?? from)]
  const [a, b] = [/^(\D*)(\d+)$/.exec(first), /^(\D*)(\d+)$/.exec(last)]
  if (!a || !b || a[1] !== b[1] || Number(b[2]) - Number(a[2]) > 60 || Number(b[2]) < Number(a[2])) return first === last ? [first] : [first, last]
  return Array.from({ length: Number(b[2]) - Number(a[2]) + 1 }, (_, index) => `${a[1]}${Number(a[2]) + index}`)
}

type Window = { text: string; at: (offset: number) => { page: number; line: number } | null }
const OPENS = /^(?:Q|A)(?:[.:]|\s)|^[([]|^M[RS]S?\.|^THE /
const mayOpen = beginsWith(/^[QA([MT]/)
const NAMES_ANY = /exhibit|\bexhs?\./i

/** Text of turns that name an exhibit, with the place of every offset. */
function windowsOf(pages: readonly Page[]): Window[] {
  const out: Window[] = []
  // Most turns name none: their lines are put down in the same two lists.
  const [now, on]: [Line[], number[]] = [[], []]
  let [length, names, last] = [0, false, null as Line | null]
  const close = () => {
    if (names) out.push(windowOf(now, on))
    now.length = 0
    on.length = 0
    length = 0
    names = false
  }
  for (const page of pages) for (const line of page.lines) {
    const { text } = line
    if (text === '') continue
    if (last === null || line.kind !== last.kind || line.speaker !== last.speaker || length > 4000 || (mayOpen(text) && OPENS.test(text))) close()
    last = line
    now.push(line)
    on.push(page.printed)
    length += text.length + 1
    names ||= (text.includes('x') || text.includes('X')) && NAMES_ANY.test(text)
  }
  close()
  return out
}

function windowOf(lines: readonly Line[], on: readonly number[]): Window {
  let text = ''
  const starts = lines.map((line, index) => {
    const at = text.length
    text += `${line.text} `
    return { at, page: on[index] as number, line: line.n }
  })
  return { text, at: (offset) => {
    const found = starts.findLast((one) => one.at <= offset)
    return found ? { page: found.page, line: found.line } : null
  } }
}

function indexOf(pages: readonly Page[]): { number: string; what: string; page: number }[] {
  const found: { number: string; what: string; page: number }[] = []
  let within = false
  const last = pages.at(-1)?.printed ?? 0
  for (const page of pages) {
    if (page.part !== 'index') continue
    for (const [index, line] of page.lines.entries()) {
      const text = line.text
      if (/E\s?X\s?H\s?I\s?B\s?I\s?T\s?S?\b/.test(text) && !INDEXED.test(text)) within = true
      else if (/^(?:E\s?X\s?A\s?M\s?I\s?N\s?A\s?T\s?I\s?O\s?N|WITNESS)/.test(text) || /Q\s?U\s?E\s?S\s?T\s?I\s?O\s?N\s?S|R\s?E\s?Q\s?U\s?E\s?S\s?T\s?(?:S|E\s?D)|I\s?N\s?S\s?T\s?R\s?U\s?C\s?T/.test(text)) within = false
      if (!within) continue
      let match = text.length < 300 ? INDEXED.exec(text) : null
      // The page stands at the end of the second or third line of a long description.
      for (let more = 1; !match && more <= 3 && /^(?:Ex|\d|[A-Z]{1,2}[\s-]?\d)/i.test(text) && text.length < 200; more++) {
        const whole = page.lines.slice(index, index + more + 1).map((one) => one.text).join(' ')
        if (page.lines.slice(index + 1, index + more + 1).some((one) => INDEXED.test(one.text) && /^Ex/i.test(one.text))) break
        match = whole.length < 500 && /\d$/.test(whole) ? INDEXED.exec(whole) : null
      }
      const number = plain(match?.[1] ?? '')
      if (match && isNumber(number) && Number(match[3]) <= Math.max(last, 1) && !found.some((one) => one.number === number)) found.push({ number, what: (match[2] ?? '').replace(/[\s._…]+$/, ''), page: Number(match[3]) })
    }
  }
  return found
}
