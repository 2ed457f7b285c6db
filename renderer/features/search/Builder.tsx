import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { type BuilderRow, queryOfRows } from '../../../shared/search/build'
import { FIELDS, fieldNamed } from '../../../shared/search/fields'
import { IconButton, MenuButton } from '../../ui'

const icon = { size: 14, strokeWidth: 1.4, 'aria-hidden': true } as const
const HOWS = [['all', 'has all of the words'], ['any', 'has one of the words'], ['phrase', 'has the phrase'], ['none', 'has none of the words']] as const
const NEARS = [['3', '3 words'], ['5', '5 words'], ['10', '10 words'], ['25', '25 words'], ['s', 'one sentence'], ['p', 'one paragraph']] as const

const WORDS: BuilderRow = { kind: 'words', how: 'all', text: '' }
const NEAR: BuilderRow = { kind: 'near', left: '', right: '', within: '10', ordered: false }
const FIELD: BuilderRow = { kind: 'field', field: 'in', value: 'documents', negated: false }

/** A query by filling in; the words of the language appear in the box above as it grows. */
export function Builder({ onText }: { onText: (text: string) => void }) {
  const [rows, setRows] = useState<readonly BuilderRow[]>([WORDS, NEAR])
  const change = (next: readonly BuilderRow[]) => {
    setRows(next)
    onText(queryOfRows(next))
  }
  const replace = (at: number, row: BuilderRow) => change(rows.map((one, index) => (index === at ? row : one)))
  return (
    <fieldset className="builder">
      <legend className="visually-hidden">Build a search</legend>
      {rows.map((row, at) => (
        <div key={at} className="builder__row">
          <span className="second builder__and">{at === 0 ? 'It' : 'and'}</span>
          {row.kind === 'words' && <WordsRow row={row} onRow={(next) => replace(at, next)} />}
          {row.kind === 'near' && <NearRow row={row} onRow={(next) => replace(at, next)} />}
          {row.kind === 'field' && <FieldRow row={row} onRow={(next) => replace(at, next)} />}
          <IconButton label="Take this row away" disabled={rows.length === 1} onClick={() => change(rows.filter((_, index) => index !== at))}><X {...icon} /></IconButton>
        </div>
      ))}
      <MenuButton look="quiet" label="Another condition" icon={<Plus {...icon} />} items={[
        { label: 'Words', run: () => setRows([...rows, WORDS]) }, { label: 'Words near each other', run: () => setRows([...rows, NEAR]) }, { label: 'A field: date, tag, status, people …', run: () => change([...rows, FIELD]) },
      ]} />
    </fieldset>
  )
}

function WordsRow({ row, onRow }: { row: Extract<BuilderRow, { kind: 'words' }>; onRow: (row: BuilderRow) => void }) {
  return (
    <>
      <select className="select builder__choice" aria-label="How the words are read" value={row.how} onChange={(event) => onRow({ ...row, how: event.target.value as typeof row.how })}>
        {HOWS.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </select>
      <input className="input" aria-label="Words" placeholder="message InMail" value={row.text} onChange={(event) => onRow({ ...row, text: event.target.value })} />
    </>
  )
}

function NearRow({ row, onRow }: { row: Extract<BuilderRow, { kind: 'near' }>; onRow: (row: BuilderRow) => void }) {
  return (
    <>
      <span className="builder__word">has</span>
      <input className="input" aria-label="One word or phrase" placeholder="train*" value={row.left} onChange={(event) => onRow({ ...row, left: event.target.value })} />
      <select className="select builder__choice" aria-label="How near" value={row.within} onChange={(event) => onRow({ ...row, within: event.target.value as typeof row.within })}>
        {NEARS.map(([value, label]) => <option key={value} value={value}>within {label}</option>)}
      </select>
      <select className="select builder__choice" aria-label="In what order" value={row.ordered ? 'before' : 'any'} onChange={(event) => onRow({ ...row, ordered: event.target.value === 'before' })}>
        <option value="any">of</option><option value="before">before</option>
      </select>
      <input className="input" aria-label="The other word or phrase" placeholder="message" value={row.right} onChange={(event) => onRow({ ...row, right: event.target.value })} />
    </>
  )
}

function FieldRow({ row, onRow }: { row: Extract<BuilderRow, { kind: 'field' }>; onRow: (row: BuilderRow) => void }) {
  const definition = fieldNamed(row.field)
  const values = definition?.values ?? []
  return (
    <>
      <select className="select builder__choice" aria-label="Field" value={row.field} onChange={(event) => {
        const next = fieldNamed(event.target.value)
        onRow({ ...row, field: event.target.value, value: next?.values?.[0]?.[0] ?? '' })
      }}>
        {FIELDS.map((one) => <option key={one.name} value={one.name}>{one.name}: {one.says}</option>)}
      </select>
      <select className="select builder__choice" aria-label="Is or is not" value={row.negated ? 'not' : 'is'} onChange={(event) => onRow({ ...row, negated: event.target.value === 'not' })}>
        <option value="is">is</option><option value="not">is not</option>
      </select>
      {values.length > 0
        ? <select className="select" aria-label="Value" value={row.value} onChange={(event) => onRow({ ...row, value: event.target.value })}>{values.map(([value = '']) => <option key={value} value={value}>{value}</option>)}</select>
        : <input className="input" aria-label="Value" placeholder={definition?.example ?? ''} value={row.value} onChange={(event) => onRow({ ...row, value: event.target.value })} />}
    </>
  )
}

