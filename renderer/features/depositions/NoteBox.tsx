import { useEffect, useRef } from 'react'
import { MARKS, type Mark } from '../../../shared/deposition/room'
import { useCommands } from '../../commands'
import { Button } from '../../ui'
import { useDraft } from './useDraft'

const PLAIN: Pick<Mark, 'kind' | 'ground' | 'question'> = { kind: 'note', ground: '', question: null }

/** Where everything is typed. A mark takes what stands there with it; Enter keeps it as a plain note. */
export function NoteBox({ draftKey, onNote, onTyped }: { draftKey: string; onNote: (mark: Pick<Mark, 'kind' | 'ground' | 'question'>, text: string) => Promise<boolean>; onTyped: (text: string) => void }) {
  const [text, setText] = useDraft(draftKey)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  useEffect(() => onTyped(text), [text, onTyped])
  const keep = async (mark: Pick<Mark, 'kind' | 'ground' | 'question'>) => {
    const words = text.trim()
    if (mark.kind === 'note' && words === '') return
    if (await onNote(mark, words)) setText('')
    field.current?.focus()
  }
  useCommands([
    ...MARKS.map((mark) => ({ id: markId(mark), label: mark.label, group: 'Deposition', keys: [mark.keys], inFields: true, run: () => void keep(mark) })),
    { id: 'live.note', label: 'Write a note', group: 'Deposition', keys: ['n'], run: () => field.current?.focus() },
  ])
  return (
    <div className="live__write">
      <textarea ref={field} className="live__field" rows={2} aria-label="Running note" placeholder="Type what is said. Enter keeps it as a note; a mark keeps it as that." maxLength={8000} value={text} onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void keep(PLAIN)
        }} />
      <div className="live__marks" role="group" aria-label="Marks">{MARKS.map((mark) => <Button key={mark.label} className={`live__mark live__mark--${mark.kind}`} title={mark.label} command={markId(mark)} onClick={() => void keep(mark)}>{SHORT[mark.label] ?? mark.label}</Button>)}</div>
    </div>
  )
}

const SHORT: Record<string, string> = { 'Objection: form': 'Form', 'Objection: foundation': 'Foundation', 'Objection: privilege': 'Privilege', 'Instructed not to answer': 'Instructed not' }

const markId = (mark: Mark) => `live.mark.${mark.kind}${mark.ground ? `.${mark.ground.replace(/\s+/g, '-')}` : ''}`
