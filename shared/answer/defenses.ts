/** Affirmative defenses as a list (FRCP 8(c)), each with what the defendant would have to prove. */
import { bodyText } from '../pleading/body'
import { findCandidates } from '../pleading/candidates'
import { placeOf } from '../pleading/caption'
import type { Column } from '../pleading/column'
import { isJuryHeading, isPrayerHeading, isSignature, isWherefore } from '../pleading/landmarks'
import type { Line } from '../pleading/line'
import { chooseSequence } from '../pleading/sequence'
import { isCatchAll } from './cues'
import { knownDefense } from './defenseLibrary'
import { defenseOrdinal, isDefenseHeading, standsAlone } from './landmarks'
import type { ParsedDefense } from './model'

const RESERVES = /\breserv(?:e|es|ing)\b[^.]{0,120}\b(?:right|assert|amend|add)\b|\bright to (?:assert|amend|add|raise)\b[^.]{0,60}\bdefenses?\b/i

type Draft = { printed: string; name: string; lines: Line[]; skip: number }

/** Reads the part behind the heading of the defenses. What only reserves rights, or denies what was not admitted, is none. */
export function readDefenses(all: readonly Line[], column: Column): ParsedDefense[] {
  const end = all.findIndex((line, index) => index > 0 && (isPrayerHeading(line) || isWherefore(line) || isJuryHeading(line) || isSignature(line)))
  const lines = end < 0 ? all : all.slice(0, end)
  const headed = lines.some((line) => isDefenseHeading(line, column) && defenseOrdinal(line.text) !== null)
  return (headed ? byHeading(lines, column) : byNumber(lines, column)).flatMap(finish)
}

function byHeading(lines: readonly Line[], column: Column): Draft[] {
  const drafts: Draft[] = []
  let naming = false
  for (const line of lines) {
    const heading = isDefenseHeading(line, column)
    if (heading && defenseOrdinal(line.text) !== null) {
      const [printed = '', behind = ''] = splitHeading(line.text.trim())
      drafts.push({ printed, name: behind, lines: [], skip: 0 })
      naming = true
      continue
    }
    const draft = drafts.at(-1)
    if (!draft) continue
    // The name stands under the heading, in brackets or set alone, before the first sentence.
    if (naming && draft.lines.length === 0 && (standsAlone(line, column) || /^\s*[([“]/.test(line.text)) && line.text.length < 110) draft.name = `${draft.name} ${line.text.trim()}`.trim()
    else {
      naming = false
      draft.lines.push(line)
    }
  }
  return drafts
}

function splitHeading(text: string): [string, string] {
  const match = /^(.*?\bdefen[cs]e(?:\s+(?:no\.?\s*)?(?:\d{1,2}|[IVXLC]{1,6})\b)?)\s*[.:–—-]*\s*(.*)$/i.exec(text)
  return [match?.[1] ?? text, match?.[2] ?? '']
}

function byNumber(lines: readonly Line[], column: Column): Draft[] {
  const body = lines.filter((line) => !(isDefenseHeading(line, column) && defenseOrdinal(line.text) === null))
  const candidates = findCandidates(body)
  const first = candidates[0]?.n ?? 1
  // The list may go on with the answer's numbers: what it begins with is no late start.
  const chosen = chooseSequence(candidates.map((one) => ({ ...one, n: one.n - first + 1, afterPrayer: false }))).map((index) => candidates[index])
  const drafts: Draft[] = []
  chosen.forEach((candidate, index) => {
    if (!candidate) return
    drafts.push({ printed: candidate.printed, name: '', lines: body.slice(candidate.line, chosen[index + 1]?.line ?? body.length), skip: candidate.skip })
  })
  if (drafts.length > 0) return drafts
  for (const line of body) {
    const last = drafts.at(-1)
    const before = last?.lines.at(-1)
    if (!last || line.above > column.gap * 1.4 || (line.x > column.left + 18 && /[.;:]\W{0,2}$/.test(before?.text.trim() ?? ''))) drafts.push({ printed: '', name: '', lines: [line], skip: 0 })
    else last.lines.push(line)
  }
  return drafts
}

function finish({ printed, name, lines, skip }: Draft): ParsedDefense[] {
  const place = placeOf(lines)
  const text = bodyText(lines, skip).text
  if ((text === '' && name === '') || !/\p{L}{3}/u.test(text + name)) return []
  if (RESERVES.test(`${name} ${text}`) && text.length < 700 && knownDefense(name) === null) return []
  if (isCatchAll(text) && text.length < 400) return []
  const own = cleanName(name) || nameIn(text)
  const known = knownDefense(own) ?? knownDefense(text)
  const facts = pleadsFacts(text, own)
  return [{
    printed: printed.slice(0, 300), name: (own || known?.name || 'A defense').slice(0, 500), text, place: place ?? { page: 1, endPage: 1, rects: [] }, negative: known?.negative ?? false,
    elements: (known?.elements ?? []).map((element) => ({ text: element, pleaded: pleaded(element, text, facts) })),
  }]
}

const cleanName = (name: string) => name.replace(/^[\s([“"–—:-]+|[\s)\]”":.–—-]+$/g, '').trim()

/** "Assumption of the Risk: in that …"; else the name of a defense that the text states. */
function nameIn(text: string): string {
  const before = /^([^:.;]{4,70}?)\s*[:–—]\s/.exec(text)?.[1]
  if (before && before.split(/\s+/).length <= 9) return cleanName(before)
  return knownDefense(text)?.name ?? ''
}

/** A date, a sum, a quotation, or reasons of some length: more than the label (FRCP 8(c) and the pleading standard). */
function pleadsFacts(text: string, name: string): boolean {
  const rest = text.replace(name, '')
  if (/\b(?:19|20)\d\d\b|\$\s?\d|[“"][^”"]{8,}[”"]/.test(rest)) return true
  const reason = /\b(?:because|in that|since|as)\b(.*)$/is.exec(rest)?.[1] ?? ''
  return reason.split(/\s+/).length >= 9
}

const STEMS = /\p{L}{5,}/gu
const stem = (word: string) => word.toLowerCase().slice(0, 6)

function pleaded(element: string, text: string, facts: boolean): 'yes' | 'no' | 'not-said' {
  if (!facts) return 'no'
  const wanted = new Set([...element.matchAll(STEMS)].map((match) => stem(match[0])).filter((one) => !/^(?:plaint|defend|which|their|after|before)/.test(one)))
  const said = [...text.matchAll(STEMS)].filter((match) => wanted.has(stem(match[0]))).length
  return said >= 2 ? 'yes' : 'not-said'
}
