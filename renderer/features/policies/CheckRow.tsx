import { formatEdtf } from '../../../shared/dates/format'
import { dayOf } from '../../../shared/policy/dated'
import { languageName } from '../../../shared/policy/gather'
import type { StatedDate } from '../../../shared/policy/statedDates'
import type { VersionDate } from '../../../shared/records'
import { Button } from '../../ui'
import { DateCell } from './DateCell'
import type { Checked } from './useVersionImport'

/** One version before it is imported: what was found, what is doubtful, and a person's word on it. */
export function CheckRow({ checked, onChange }: { checked: Checked; onChange: (change: Partial<Checked>) => void }) {
  const { version, effective, published, regions, language, taken } = checked
  const name = version.name
  const asked = version.stated.filter((one) => one.head && (one.either.length > 0 || one.kind === 'bare') && effective === null && published === null)
  return (
    <>
      <tr className={taken ? undefined : 'policy-table__out'}>
        <td><input type="checkbox" aria-label={`Take ${name}`} checked={taken} onChange={(event) => onChange({ taken: event.target.checked })} /></td>
        <td><span className="policy-check__file">{name}</span><span className="second small policy-check__title">{version.title}</span></td>
        <td><DateCell label={`Effective date of ${name}`} value={effective} onChange={(next) => onChange({ effective: next })} /></td>
        <td><DateCell label={`Date of the last change of ${name}`} value={published} onChange={(next) => onChange({ published: next })} /></td>
        <td className="tabular" title={version.captures.map((one) => one.source).join(', ')}>{version.first === null ? <span className="third">not known</span> : formatEdtf(dayOf(version.first))}{version.captures.length > 1 ? <span className="second small"> and {version.captures.length - 1} more</span> : null}</td>
        <td><input className="policy-cell" aria-label={`Regions of ${name}`} placeholder="not said" defaultValue={regions.join(', ')} onBlur={(event) => onChange({ regions: listOf(event.target.value) })} /></td>
        <td className="second">{language === '' ? 'not known' : languageName(language)}</td>
      </tr>
      {(version.doubts.length > 0 || asked.length > 0) && (
        <tr className="policy-table__more"><td /><td colSpan={6}>
          {version.doubts.map((one) => <p key={one.kind} className={one.asks ? 'policy-doubt policy-doubt--asks' : 'policy-doubt'}>{one.say}</p>)}
          {asked.map((one) => <Question key={one.from} stated={one} name={name} onAnswer={(what, date) => onChange({ [what]: date })} />)}
        </td></tr>
      )}
    </>
  )
}

/** What only a person can say: which day, or which kind of date. */
function Question({ stated, name, onAnswer }: { stated: StatedDate; name: string; onAnswer: (what: 'effective' | 'published', date: VersionDate) => void }) {
  const dateOf = (date: string): VersionDate => ({ date, words: stated.words.slice(0, 500), evidence: null, standing: 'confirmed' })
  if (stated.either.length > 0) {
    const what = stated.kind === 'updated' ? 'published' : 'effective'
    return <span className="policy-check__answers" role="group" aria-label={`Which day is meant in ${name}`}>{stated.either.map((date) => <Button key={date} onClick={() => onAnswer(what, dateOf(date))}>{formatEdtf(date)}</Button>)}</span>
  }
  return (
    <span className="policy-check__answers" role="group" aria-label={`What the date of ${name} is`}>
      <Button onClick={() => onAnswer('effective', dateOf(stated.date))}>In force since {formatEdtf(stated.date)}</Button>
      <Button onClick={() => onAnswer('published', dateOf(stated.date))}>Last changed on {formatEdtf(stated.date)}</Button>
    </span>
  )
}

/** "EU, EEA" as a list. */
export function listOf(text: string): string[] {
  return text.split(/[,;]/).map((one) => one.trim().slice(0, 100)).filter(Boolean).slice(0, 100)
}
