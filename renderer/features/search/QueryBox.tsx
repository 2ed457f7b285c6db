import { Search as Glass, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import type { QueryError } from '../../../shared/search/model'
import { suggest, type Suggestion, type Suggestions, type SuggestRecords } from '../../../shared/search/suggest'
import { useSearchService } from '../../search'
import { IconButton } from '../../ui'

const WORDS = 5

type Props = {
  text: string
  marks: readonly { error: QueryError; severe: boolean }[]
  records: SuggestRecords
  onText(text: string): void
  /** Enter, or an arrow down: to the results */
  onLeave(how: 'enter' | 'down'): void
  ref?: Ref<{ focus(): void }>
}

/** The field for a query: wraps, underlines what is wrong at its place, and offers what could be typed. */
export function QueryBox({ text, marks, records, onText, onLeave, ref }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [chosen, setChosen] = useState(-1)
  // Words of the text only when asked for: a list under every word would hide the results.
  const [withWords, setWithWords] = useState(false)
  const offered = useSuggestions(text, caret, records, withWords)
  const list = offered.list
  const open = caret !== null && list.length > 0

  useImperativeHandle(ref, () => ({
    focus: () => {
      area.current?.focus()
      area.current?.setSelectionRange(text.length, text.length)
    },
  }), [text])
  // As many lines as the text takes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height hangs on the text
  useLayoutEffect(() => {
    const box = area.current
    if (!box) return
    box.style.height = '0'
    box.style.height = `${Math.min(box.scrollHeight, 132)}px`
  }, [text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins with nothing chosen
  useEffect(() => setChosen(-1), [list])

  const take = (one: Suggestion) => {
    const { span } = offered
    const goesOn = one.insert.endsWith(':')
    const after = text.slice(span.to)
    const gap = goesOn || after.startsWith(' ') ? '' : ' '
    onText(text.slice(0, span.from) + one.insert + gap + after)
    const at = span.from + one.insert.length + (goesOn ? 0 : 1)
    setCaret(goesOn ? at : null)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(at, at)
    })
  }
  const onKey = (event: KeyboardEvent) => {
    const move = (to: number) => {
      event.preventDefault()
      setChosen(to)
    }
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      setWithWords(true)
      setCaret(area.current?.selectionStart ?? null)
      return
    }
    if (open && event.key === 'ArrowDown') return move(chosen + 1 >= list.length ? -1 : chosen + 1)
    if (open && event.key === 'ArrowUp') return move(chosen < 0 ? list.length - 1 : chosen - 1)
    if (open && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
      const one = list[chosen] ?? (event.key === 'Tab' ? list[0] : undefined)
      if (one) {
        event.preventDefault()
        take(one)
        return
      }
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (open) setCaret(null)
      else if (text !== '') onText('')
      else area.current?.blur()
      return
    }
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    setCaret(null)
    onLeave(event.key === 'Enter' ? 'enter' : 'down')
  }
  return (
    <div className="query-box">
      <Glass className="query-box__glass" size={15} strokeWidth={1.4} aria-hidden />
      <div className="query-box__field">
        <div className="query-box__under" aria-hidden>{underlined(text, marks)}</div>
        <textarea ref={area} className="query-box__input" rows={1} spellCheck={false} value={text} aria-label="Search the matter" placeholder="Words, “a phrase”, train* w/10 message, tag:hot, before:2024-09-18"
          role="combobox" aria-expanded={open} aria-controls={listId} aria-autocomplete="list" aria-invalid={marks.some((one) => one.severe)} aria-describedby="search-said" {...(open && chosen >= 0 ? { 'aria-activedescendant': `${listId}-${chosen}` } : {})}
          onChange={(event) => {
            onText(event.target.value.replace(/\n/g, ' '))
            setWithWords(false)
            setCaret(event.target.selectionStart)
          }}
          onBlur={() => setCaret(null)} onClick={() => setCaret(null)} onKeyDown={onKey} />
      </div>
      {text !== '' && <IconButton label="Clear the search" onClick={() => {
        onText('')
        area.current?.focus()
      }}><X size={14} strokeWidth={1.6} aria-hidden /></IconButton>}
      <div id={listId} className="query-box__list" role="listbox" aria-label="What could be typed" hidden={!open}>
        {open && list.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter in the field do the same
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div key={`${one.insert} ${one.says}`} id={`${listId}-${index}`} role="option" aria-selected={index === chosen} className={index === chosen ? 'query-box__option query-box__option--chosen' : 'query-box__option'}
            onPointerDown={(event) => event.preventDefault()} onClick={() => take(one)}>
            <b>{one.label}</b><span className="second truncate">{one.says}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

/** The text again, with its wrong stretches underlined; lies under the field, letter on letter. */
function underlined(text: string, marks: Props['marks']) {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ error }) => [error.span.from, Math.max(error.span.to, error.span.from)])])].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b)
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] as number
    const mark = marks.find(({ error }) => error.span.from <= from && error.span.to >= to)
    const piece = text.slice(from, to)
    return <span key={from} className={mark ? (mark.severe ? 'query-box__wrong' : 'query-box__hint') : undefined}>{piece}</span>
  })
}

/** Fields and values at once; words of the text as soon as the index has named them. */
function useSuggestions(text: string, caret: number | null, records: SuggestRecords, withWords: boolean): Suggestions {
  const service = useSearchService()
  const [words, setWords] = useState<{ start: string; list: Suggestion[] }>({ start: '', list: [] })
  const now = caret === null ? NONE : suggest(text, caret, records)
  const word = withWords ? now.word : ''
  useEffect(() => {
    if (word === '') return
    const abort = new AbortController()
    service.suggestWords(word, WORDS, abort.signal).then((found) => {
      if (abort.signal.aborted) return
      setWords({ start: word, list: found.filter((one) => one.text !== word.toLowerCase()).map((one) => ({ insert: one.text, label: one.text, says: `in ${one.units.toLocaleString()} ${one.units === 1 ? 'place' : 'places'}` })) })
    }, () => {})
    return () => abort.abort()
  }, [service, word])
  return word !== '' && words.start === word ? { ...now, list: [...now.list, ...words.list] } : now
}

const NONE: Suggestions = { span: { from: 0, to: 0 }, list: [], word: '' }
