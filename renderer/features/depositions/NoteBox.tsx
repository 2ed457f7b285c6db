import { memo, useCallback, useEffect, useRef } from 'react'
import { MARKS, type Mark } from '../../../shared/deposition/room'
import { useCommands } from '../../commands'
import { Button } from '../../ui'

export type NoteMark = Pick<Mark, 'kind' | 'ground' | 'question'>

const PLAIN: NoteMark = { kind: 'note', ground: '', question: null }

type Props = { text: string; onText: (text: string) => void; onNote: (mark: NoteMark, text: string) => Promise<boolean> }

/** Where everything is typed. A mark takes what stands there with it; Enter keeps it as a plain note. */
export function NoteBox({ text, onText, onNote }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const latest = useRef({ text, onText, onNote })
  latest.current = { text, onText, onNote }
  useEffect(() => field.current?.focus(), [])
  // The same function with every key, so that the marks are not drawn again.
  const keep = useCallback(async (mark: NoteMark) => {
    const words = latest.current.text.trim()
    if (mark.kind === 'note' && words === '') return
    if (await latest.current.onNote(mark, words)) latest.current.onText('')
    field.current?.focus()
  }, [])
  useCommands([
    ...MARKS.map((mark) => ({ id: markId(mark), label: mark.label, group: 'Deposition', keys: [mark.keys], inFields: true, run: () => void keep(mark) })),
    { id: 'live.note', label: 'Write a note', group: 'Deposition', keys: ['n'], run: () => field.current?.focus() },
  ])
  return (
    <div className="live__write">
      <textarea ref={field} className="live__field" rows={2} aria-label="Running note" placeholder="Type what is said. Enter keeps it as a note; a mark keeps it as that." maxLength={8000} value={text} onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void keep(PLAIN)
        }} />
      <Marks onMark={keep} />
    </div>
  )
}

const Marks = memo(function Marks({ onMark }: { onMark: (mark: NoteMark) => Promise<void> }) {
  return (
    <div className="live__marks" role="group" aria-label="Marks">
      {MARKS.map((mark) => <Button key={mark.label} className={`live__mark live__mark--${mark.kind}`} title={mark.label} command={markId(mark)} onClick={() => void onMark(mark)}>{SHORT[mark.label] ?? mark.label}</Button>)}
    </div>
  )
})

const SHORT: Record<string, string> = { 'Objection: form': 'Form', 'Objection: foundation': 'Foundation', 'Objection: privilege': 'Privilege', 'Instructed not to answer': 'Instructed not' }

const markId = (mark: Mark) => `live.mark.${mark.kind}${mark.ground ? `.${mark.ground.replace(/\s+/g, '-')}` : ''}`
