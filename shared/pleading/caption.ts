/** Facts of the caption (FRCP 10(a)): court, title, number, parties, counsel. What is not there stays null. */
import type { CleanPage } from './furniture'
import { type Line, rectOf } from './line'
import type { ParsedCaption, ParsedParty, Place } from './model'

const NUMBER = /\b(?:No\.?|Number|Case|Civ(?:il)?\.?(?:\s+Action)?(?:\s+No\.?)?|Docket)\b\s*:?\s*(?:No\.?)?\s*:?\s*((?:\d{1,2}:)?\d{2,4}[\s-]*(?:cv|CV|civ|CIV|Civ)\.?[\s-]*\d{2,6}(?:[\s-]*\(?[A-Z]{2,4}\)?)*|[A-Z]{0,3}\d{2,4}-\d{3,7})/
const BARE_NUMBER = /\b(\d{1,2}:\d{2}-cv-\d{4,6}(?:-[A-Z]{2,4})*|\d{2}\s+(?:CV|CIV\.?)\s+\d{3,6}(?:\s*\([A-Z]{2,4}\))*)/
const COURT = /\b(?:UNITED STATES DISTRICT COURT|SUPERIOR COURT|DISTRICT COURT|SUPREME COURT|CIRCUIT COURT|COURT OF COMMON PLEAS|COURT OF CHANCERY)\b/i
const TITLE = /\b(?:(?:FIRST|SECOND|THIRD|FOURTH|CONSOLIDATED|VERIFIED|SUPPLEMENTAL)\s+)*(?:AMENDED\s+)?(?:CLASS\s+ACTION\s+)?COMPLAINT\b/i

/** Reads the caption from the pages before the first numbered paragraph. */
export function readCaption(pages: readonly CleanPage[], firstParagraph: Line | null): ParsedCaption {
  const lines: Line[] = []
  for (const page of pages.slice(0, 4)) {
    for (const line of page.lines) {
      if (firstParagraph && (line.page > firstParagraph.page || (line.page === firstParagraph.page && line.y >= firstParagraph.y))) break
      lines.push(line)
    }
    if (firstParagraph && page.n >= firstParagraph.page) break
  }
  const courtAt = lines.findIndex((line) => COURT.test(line.text))
  const text = lines.map((line) => line.text).join('\n')
  const stamp = /\bCase\s+(\d+:\d{2}-cv-\d{4,6}(?:-[A-Z]{2,4})*)/.exec(text)
  const number = NUMBER.exec(text)?.[1] ?? BARE_NUMBER.exec(text)?.[1] ?? stamp?.[1] ?? null
  const box = courtAt >= 0 ? lines.slice(courtAt) : lines
  return {
    court: courtAt >= 0 ? courtName(lines, courtAt) : null,
    docketNumber: number ? number.replace(/\s+/g, ' ').trim() : null,
    title: titleOf(box),
    judge: /\b(?:Judge|Hon\.|Honorable)\s*:?\s+((?:[A-Z][\w.’'-]*\s*){2,4})/.exec(text)?.[1]?.trim() ?? null,
    parties: partiesOf(box),
    counsel: courtAt > 0 ? lines.slice(0, courtAt).map((line) => line.text.trim()).filter((one) => /[A-Za-z]{2}/.test(one)) : [],
    filed: /\bFiled:?\s+(\d{1,2}\/\d{1,2}\/\d{2,4})/i.exec(text)?.[1] ?? null,
    classAction: /\bclass action\b|similarly situated/i.test(text),
    place: placeOf(box.slice(0, 60)),
  }
}

/** Place of some lines, one rectangle a line. */
export function placeOf(lines: readonly Line[]): Place | null {
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return null
  return { page: first.page, endPage: last.page, rects: lines.map((line) => ({ page: line.page, rect: rectOf(line) })) }
}

function courtName(lines: readonly Line[], at: number): string {
  const own = lines[at]?.text.trim() ?? ''
  const next = lines[at + 1]?.text.trim() ?? ''
  const follows = /\b(?:DISTRICT OF|COUNTY OF|FOR THE|DIVISION|STATE OF)\b/i.test(next)
  const third = lines[at + 2]?.text.trim() ?? ''
  const more = follows && /\b(?:DIVISION|DISTRICT OF|COUNTY)\b/i.test(third) ? ` ${third}` : ''
  return tidy(follows ? `${own} ${next}${more}` : own)
}

function titleOf(box: readonly Line[]): string | null {
  for (const [index, line] of box.entries()) {
    for (const run of line.runs) {
      if (!TITLE.test(run.text) || /allege|herein|this complaint/i.test(run.text)) continue
      const above = box[index - 1]?.runs.find((one) => Math.abs(one.x - run.x) < 40)
      const lead = above && /^(?:FIRST|SECOND|THIRD|FOURTH|CONSOLIDATED|VERIFIED|CLASS)\b[A-Z\s]*$/.test(above.text.trim()) ? `${above.text.trim()} ` : ''
      return tidy(lead + run.text)
    }
  }
  return null
}

/** The party box: names up to "Plaintiff(s)", then up to "Defendant(s)". */
function partiesOf(box: readonly Line[]): ParsedParty[] {
  const left = Math.min(...box.map((line) => line.x))
  const half = (box[0]?.pageWidth ?? 612) * 0.56
  const cells = box.map((line) => line.runs.filter((run) => run.x < half).map((run) => run.text).join(' ').replace(/[\s:|)*§]+$/g, '').trim())
  const start = cells.findIndex((cell, index) => index > 0 && cell !== '' && !COURT.test(cell) && !/\b(?:DISTRICT|DIVISION|COUNTY|STATE)\b|^for the$/i.test(cell) && !/^[-–_—\s.xX]*$/.test(cell) && left >= 0)
  if (start < 0) return []
  const plaintiffs: string[] = []
  const defendants: string[] = []
  let side: string[] = plaintiffs
  for (const cell of cells.slice(start)) {
    if (/^[-–—\s]*(?:v|vs|against)\.?[,\s–—-]*$/i.test(cell)) {
      side = defendants
      continue
    }
    if (/^defendants?\b[.,:\s]*$/i.test(cell)) break
    if (/^(?:plaintiffs?|petitioners?)\b[.,:\s]*$/i.test(cell) || /^[-–_—\s.xX]*$/.test(cell)) continue
    if ((TITLE.test(cell) && isShort(cell)) || isNumberLine(cell)) continue
    side.push(cell)
  }
  if (defendants.length === 0 || plaintiffs.length === 0) return []
  return [...names(plaintiffs, 'plaintiff'), ...names(defendants, 'defendant')]
}

/** The number stands beside the parties, or between them. */
const isNumberLine = (cell: string) => /\b(?:civil action|case|index|docket) no\b/i.test(cell)

const isShort = (text: string) => text.length < 60

function names(lines: readonly string[], role: 'plaintiff' | 'defendant'): ParsedParty[] {
  const whole = lines.join(' ').replace(/\s+/g, ' ').replace(/,?\s*(?:plaintiffs?|defendants?)\s*[.,]?$/i, '')
  const parts = whole.includes(';')
    ? whole.split(/;\s*(?:and\s+)?/)
    : whole.split(/,\s+(?:and\s+)?(?!(?:an?\s|Inc|LLC|L\.L\.C|LP|LLP|Ltd|Corp|Co\.|Jr|Sr|individually|on behalf|in (?:his|her|their)|aka|a\/k\/a|d\/b\/a|its?\b|the\b|former|as\b))|\s+and\s+(?=[A-Z])/i)
  return parts.map((part) => tidy(part.replace(/^and\s+/i, '').replace(/[.,;\s]+$/, ''))).filter((part) => /[A-Za-z]{2}/.test(part) && part.length < 300 && !/similarly situated|^on behalf of/i.test(part))
    .slice(0, 80).map((part) => ({ name: part.split(/,\s+(?=individually|on behalf|an? \w+ (?:corporation|company|limited)|former|in (?:his|her|their)|Attorney General|Director)/i)[0] ?? part, role, definedAs: null }))
}

function tidy(text: string): string {
  return text.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim()
}
