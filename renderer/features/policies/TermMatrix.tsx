import { formatEdtf } from '../../../shared/dates/format'
import { dayOf } from '../../../shared/policy/dated'
import { reachOf, regionCode, regionName } from '../../../shared/policy/regions'
import { howMany } from '../../../shared/proof'
import type { PolicyVersion } from '../../../shared/records'
import type { TermsAnswer } from '../../workers/policy/protocol'

type Row = TermsAnswer['rows'][number]
type Notices = ReadonlyMap<string, readonly (readonly string[] | null)[]>

const STATE: Record<Row['state'], { word: string; shape: string }> = {
  first: { word: 'First', shape: '◆' }, same: { word: 'Same', shape: '=' }, changed: { word: 'Changed', shape: '±' }, vanished: { word: 'Gone', shape: '×' }, back: { word: 'Back', shape: '◇' }, absent: { word: 'Not there', shape: '–' },
}

/** The state of the words in a version: shape and word. */
export function TermState({ state }: { state: Row['state'] }) {
  return <span className={`term-state term-state--${state}`}><span aria-hidden>{STATE[state].shape}</span> {STATE[state].word}</span>
}

/** Versions down, regions across: how many sentences have the words, and what became of them. */
export function TermMatrix({ versions, answer, notices, chosen, onChoose, region, onRegion }: {
  versions: readonly PolicyVersion[]; answer: TermsAnswer; notices: Notices; chosen: string | null; onChoose: (version: string) => void; region: string; onRegion: (region: string) => void
}) {
  const byId = new Map(versions.map((one) => [one.id, one]))
  const regions = [...new Map([...versions.flatMap((one) => one.regions), ...[...notices.values()].flatMap((list) => list.flatMap((one) => one ?? []))].map((name) => [regionCode(name) ?? name, name])).values()]
  return (
    <table className="term-matrix">
      <thead><tr><th scope="col">Version</th><th scope="col">Seen</th><th scope="col">The words</th>{regions.length === 0 ? <th scope="col">Regions not said</th> : regions.map((name) => <th key={name} scope="col"><button type="button" aria-pressed={region === name} onClick={() => onRegion(region === name ? '' : name)}>{regionName(name)}</button></th>)}</tr></thead>
      <tbody>
        {answer.rows.map((row) => {
          const version = byId.get(row.key)
          if (!version) return null
          return (
            <tr key={row.key} className={row.key === chosen ? 'term-matrix__row--chosen' : undefined} onClick={() => onChoose(row.key)}>
              <th scope="row"><button type="button" aria-pressed={row.key === chosen} onClick={() => onChoose(row.key)}>{version.effective ? `Effective ${formatEdtf(version.effective.date)}` : version.label}</button></th>
              <td className="tabular second">{version.firstCaptured ? formatEdtf(dayOf(version.firstCaptured.date)) : 'not captured'}</td>
              <td><TermState state={row.state} /></td>
              {regions.length === 0 ? <td>{cell(row.sentences.length)}</td> : regions.map((name) => <td key={name}>{inRegion(row, version, name)}</td>)}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const cell = (count: number) => (count === 0 ? <span className="third">–</span> : howMany(count, 'sentence'))

/** Sentences that reach a region: in a notice for it, or in a version for it or for nobody in particular. */
function inRegion(row: Row, version: PolicyVersion, region: string) {
  const reach = reachOf(version.regions, region)
  const own = row.sentences.filter((one) => (one.notice ? reachOf(one.notice, region) !== 'no' : reach !== 'no'))
  if (reach === 'no' && own.length === 0) return <span className="third">not for it</span>
  return <>{cell(own.length)}{reach === 'not-said' && own.some((one) => !one.notice) ? <span className="third small"> (not said for whom)</span> : reach === 'part' ? <span className="third small"> (a part of it)</span> : null}</>
}
