import { memo, useEffect, useState } from 'react'
import type { Hit } from '../../../shared/search/model'
import { parseQuery } from '../../../shared/search/parse'
import { useSearchService } from '../../search'
import { useRows } from '../../store'

/** Keys that follow each other faster are searched together. Milliseconds. */
const PAUSE = 120
const MOST_WORDS = 8
const COMMON = new Set('about after again also been before being cannot could didn does doing done down from have here into just know like more most never only other over same should some such than that their them then there these they this those under used very want well were what when where which while will with would your'.split(' '))

/** Words worth searching for, without the signs of the query language. */
function queryOf(typed: string): string {
  const words = [...new Set((typed.toLowerCase().match(/[\p{L}\p{N}]{4,40}/gu) ?? []).filter((word) => !COMMON.has(word)))].slice(-MOST_WORDS)
  return words.length === 0 ? '' : words.join(' OR ')
}

type Found = { hits: Hit[]; seconds: number } | null

/** What the matter holds about the words of an answer: exhibits, transcripts, and paragraphs with how they were answered. */
export const SaysOtherwise = memo(function SaysOtherwise({ typed, onOpen }: { typed: string; onOpen: (hit: Hit) => void }) {
  const service = useSearchService()
  const responses = useRows('responses')
  const [found, setFound] = useState<Found>(null)
  const words = queryOf(typed)
  useEffect(() => {
    if (words === '') return setFound(null)
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const parsed = parseQuery(words, { stem: true })
      if (!parsed.ok) return
      service.search({ query: parsed.query, resolve: () => new Set(), kinds: ['document', 'passage', 'paragraph'], limit: 5, offset: 0, order: 'relevance' }, stop.signal).then(
        ({ hits, seconds }) => setFound({ hits: [...hits].sort((a, b) => b.score - a.score).slice(0, 7), seconds }),
        // Overtaken by the next word, or the index is not there yet: what stood stays.
        () => undefined,
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [words, service])
  return (
    <section className="live__otherwise" aria-label="Says otherwise">
      <h2>On these words{found && found.hits.length > 0 ? ` · ${found.hits.length} in ${found.seconds.toFixed(2)} s` : ''}</h2>
      {found?.hits.map((hit) => {
        const answers = hit.kind === 'paragraph' ? responses.filter((one) => one.paragraph === hit.id) : []
        return (
          <button key={`${hit.kind} ${hit.id}`} type="button" className="live__hit" onClick={() => onOpen(hit)}>
            <b className="cite">{hit.cite || hit.title}</b> {answers.length > 0 && <i className="second">Answer: {answers.map((one) => one.kind.replace(/-/g, ' ')).join(', ')} </i>}
            <span className="serif">{hit.snippet.text}</span>
          </button>
        )
      })}
      {!found && <p className="third">Type a few words of the answer: prior testimony, exhibits and the answer’s paragraph stand here.</p>}
      {found && found.hits.length === 0 && <p className="third">Nothing in this matter has these words.</p>}
    </section>
  )
})
