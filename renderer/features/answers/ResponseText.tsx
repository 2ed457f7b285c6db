import type { ResponseKind } from '../../../shared/answer/model'
import { KIND_WORDS } from '../../../shared/answer/mend'
import type { Response } from '../../../shared/records'

const PART_WORDS = { admitted: 'admits', denied: 'denies', 'lacks-knowledge': 'lacks knowledge', evades: 'neither admits nor denies' } as const

const GLYPH: Record<ResponseKind, string> = {
  admitted: '✓', 'admitted-by-silence': '✓', denied: '✕', 'lacks-knowledge': '?', partial: '◐', 'speaks-for-itself': '∅', 'legal-conclusion': '∅', 'no-response': '∅', incorporated: '↑',
}

/** The kind of a response: shape, word and colour. */
export function KindMark({ kind }: { kind: ResponseKind }) {
  return <span className={`answer-kind answer-kind--${kind}`}><span aria-hidden className="answer-kind__shape">{GLYPH[kind]}</span>{KIND_WORDS[kind]}</span>
}

/** The words of a response, each part marked by what it does. */
export function ResponseText({ response }: { response: Response }) {
  if (response.quote === '') return <span className="second">No words: nothing was found for this paragraph.</span>
  if (response.flags.includes('catch-all') && response.place === null) return <span className="second">No response. Covered by: <span className="serif">“{response.quote}”</span></span>
  const pieces: { text: string; part: Response['parts'][number] | null }[] = []
  let at = 0
  for (const part of response.parts) {
    if (part.from < at || part.to > response.quote.length) continue
    if (part.from > at) pieces.push({ text: response.quote.slice(at, part.from), part: null })
    pieces.push({ text: response.quote.slice(part.from, part.to), part })
    at = part.to
  }
  if (at < response.quote.length) pieces.push({ text: response.quote.slice(at), part: null })
  return (
    <span className="serif selectable">
      {pieces.map(({ text, part }, index) => (part
        ? <span key={index} className={`answer-part answer-part--${part.kind}`} title={`${part.who.length > 0 ? `${part.who.join(', ')} ` : ''}${PART_WORDS[part.kind]}`}>{text}</span>
        : text))}
    </span>
  )
}
