/** Patterns of the element library as requests: in the matter's terms, over its time, in the form of the tool. */
import type { RequestKind } from '../records'
import { paperDate } from './words'

export type Terms = {
  /** "Plaintiff", "LinkedIn": as the complaint calls them */
  plaintiff: string
  defendant: string
  from: string | null
  until: string | null
}

/** "RFP: each version of the agreement" → the tool and the words; null where no tool is named. */
export function readPattern(pattern: string): { kind: RequestKind; words: string } | null {
  const at = pattern.indexOf(':')
  if (at < 1 || at > 40) return null
  const kind = toolOf(pattern.slice(0, at))
  const words = pattern.slice(at + 1).trim()
  return kind && words !== '' ? { kind, words } : null
}

const NAMES: readonly [RegExp, RequestKind][] = [
  [/\brfps?\b|request(?:s)? for production|\brule 34\b/i, 'rfp'], [/\binterrogator|\brogs?\b/i, 'interrogatory'], [/\brfas?\b|request(?:s)? for admission/i, 'rfa'], [/30\(b\)\(6\)|\bdeposition/i, 'deposition-topic'],
  [/\bsubpoena/i, 'subpoena'], [/\bpreserv|\blitigation hold|\bhold letter/i, 'preservation'], [/\bfoia\b|\bcpra\b|public.records?\b/i, 'public-records'],
]

/** The tool that words name first; null where they name none. */
export function toolOf(words: string): RequestKind | null {
  let best: { kind: RequestKind; at: number } | null = null
  for (const [pattern, kind] of NAMES) {
    const at = words.search(pattern)
    if (at >= 0 && (best === null || at < best.at)) best = { kind, at }
  }
  return best?.kind ?? null
}

/** Every tool that words name, in their order. */
export function toolsOf(words: string): RequestKind[] {
  return NAMES.flatMap(([pattern, kind]) => {
    const at = words.search(pattern)
    return at < 0 ? [] : [{ kind, at }]
  }).sort((a, b) => a.at - b.at).map((one) => one.kind)
}

/** Parties by their names in the matter. */
function named(words: string, { plaintiff, defendant }: Terms): string {
  return words.replace(/\b(?:the )?plaintiff(?=['’]s\b|s?\b)/gi, plaintiff).replace(/\b(?:the )?defendant(?=['’]s\b|s?\b)/gi, defendant).replace(/'/g, '’')
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
/** A first word keeps its capital where it is a name: of a party, or with a capital inside ("InMail"). */
function small(words: string, { plaintiff, defendant }: Terms): string {
  return /^[A-Z][a-z]*\b/.test(words) && !words.startsWith(plaintiff) && !words.startsWith(defendant) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}
const closed = (words: string) => (/[.?!]$/.test(words) ? words : `${words}.`)

/** ", from January 1, 2024 through the present"; "" without a time. */
export function spanWords({ from, until }: Pick<Terms, 'from' | 'until'>): string {
  if (from === null && until === null) return ''
  return `, ${from === null ? '' : `from ${paperDate(from)} `}through ${until === null ? 'the present' : paperDate(until)}`
}

/** Starts of a document request that need nothing put before them. */
const DOCUMENTS = /^(?:all |any )?(?:documents?|communications?|agreements?|contracts?|each|every|records?|logs?)\b/i
const ASKING = /^(?:identify|state|describe|set out|list|specify|explain|if|for each|whether)\b/i

/**
 * One request from words: "each recipient of message bodies" becomes "Identify each recipient of message
 * bodies, from January 1, 2024 through the present." as an interrogatory.
 */
export function phrase(kind: RequestKind, raw: string, terms: Terms): string {
  const words = named(raw.trim().replace(/[.;]+$/, ''), terms)
  switch (kind) {
    case 'rfp':
    case 'subpoena':
    case 'public-records': {
      const body = /^(?:all |any )?(?:documents?|communications?)\b/i.test(words) ? capital(words) : DOCUMENTS.test(words) ? `Documents sufficient to show ${small(words, terms)}` : `All documents and communications concerning ${small(words, terms)}`
      return closed(`${body}${spanWords(terms)}`)
    }
    case 'interrogatory':
      return closed(`${ASKING.test(words) ? (/^whether\b/i.test(words) ? `State ${small(words, terms)}` : capital(words)) : /^(?:basis|each|every|which|who)\b/i.test(words) ? `State ${small(words, terms).replace(/^(?:basis)\b/, 'the basis')}` : `State all facts concerning ${small(words, terms)}, and identify all persons with knowledge of them and all documents that show them`}${spanWords(terms)}`)
    case 'rfa':
      return closed(/^admit\b/i.test(words) ? capital(words) : `Admit that ${small(words, terms).replace(/^any\b/, 'at least one')}`)
    case 'deposition-topic':
      return closed(`${capital(words)}${spanWords(terms)}`)
    case 'preservation':
      return closed(/^preserve\b/i.test(words) ? capital(words) : `${capital(words)}, with metadata, backups and logs${spanWords(terms)}`)
  }
}

/**
 * What a gap's words ask to be shown: "Nothing shows that any InMail left LinkedIn" → "whether any InMail
 * left LinkedIn". A noun phrase is given back as it is.
 */
export function subjectOf(what: string): { clause: string; question: boolean } {
  const words = what.trim().slice(0, 400).replace(/[.;]+$/, '')
  const shows = /^(?:nothing|no (?:document|record|evidence|paper)|nobody)(?: yet)? (?:shows?|says?|tells?|knows?|proves?|establish(?:es)?) (that|whether|how|why|where|when|who|whom|which|what)\b ?(.*)$/i.exec(words)
  if (shows?.[1]) return { clause: `${shows[1].toLowerCase() === 'that' ? 'whether' : shows[1].toLowerCase()} ${shows[2] ?? ''}`.trim(), question: true }
  const ties = /^(?:nothing|no \w+) (?:ties|links|connects) (.{3,200}?) (?:to|with) (.*)$/i.exec(words)
  if (ties?.[1]) return { clause: `any connection between ${ties[1]} and ${ties[2]}`, question: false }
  const none = /^(?:no|missing:?|there is no)\s+(.*)$/i.exec(words)
  return { clause: none?.[1] ?? words, question: false }
}
