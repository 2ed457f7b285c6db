import { useRef, useState } from 'react'
import { explainQuery, unsearchedSentence } from '../../../shared/search/explain'
import type { FilterResolver } from '../../../shared/search/model'
import { parseQuery } from '../../../shared/search/parse'
import { type HitReport as Report, hitReport, type TermHits, termsOfList } from '../../../shared/search/report'
import { NO_MATTER, plainChoices } from '../../../shared/report/arrange'
import { hitReportData } from '../../../shared/report/kinds/record'
import { FORMAT_NAME, writeReport } from '../../export/report'
import { saveFile } from '../../export/save'
import { useSearchService } from '../../search'
import { type Session, useMatter, useSession } from '../../store'
import { Button, EmptyState, MenuButton, ProblemNote, ProgressLine, todayHere } from '../../ui'
import { readableDate } from '../linking'
import { searchProblem } from './useSearchRun'
import type { Problem } from '../../../shared/problem/problem'

type Made = { report: Report; about: string[]; explained: ReadonlyMap<string, string> }
type State = { at: 'idle' } | { at: 'running'; done: number; total: number } | { at: 'done'; made: Made } | { at: 'failed'; problem: Problem }

/** The terms a person was counting, while the matter is open. */
const left = new WeakMap<Session, { text: string; stem: boolean; made: Made | null }>()

/** Many terms at once, as parties exchange them: documents, families, and what only one term finds. */
export function HitReport({ resolve, onSearch }: { resolve: FilterResolver; onSearch: (text: string, stem: boolean) => void }) {
  const session = useSession()
  const service = useSearchService()
  const matter = useMatter()
  const before = left.get(session)
  const [text, setText] = useState(before?.text ?? '')
  const [stem, setStem] = useState(before?.stem ?? false)
  const [state, setState] = useState<State>(before?.made ? { at: 'done', made: before.made } : { at: 'idle' })
  const running = useRef<AbortController | null>(null)
  const terms = termsOfList(text)
  const keep = (next: { text?: string; stem?: boolean; made?: Made | null }) => left.set(session, { text, stem, made: state.at === 'done' ? state.made : null, ...next })

  const count = async () => {
    const abort = new AbortController()
    running.current?.abort()
    running.current = abort
    setState({ at: 'running', done: 0, total: terms.length })
    try {
      const hits: TermHits[] = []
      const explained = new Map<string, string>()
      let unsearched = ''
      for (const [done, term] of terms.entries()) {
        setState({ at: 'running', done, total: terms.length })
        const parsed = parseQuery(term, { stem })
        if (!parsed.ok) {
          hits.push({ term, ids: null, problem: [parsed.errors[0]?.say, parsed.errors[0]?.todo].filter(Boolean).join(' ') })
          continue
        }
        explained.set(term, explainQuery(parsed.query))
        hits.push({ term, ids: await service.ids(parsed.query, resolve, ['document'], abort.signal), problem: '' })
        if (unsearched === '') unsearched = unsearchedSentence((await service.search({ query: parsed.query, resolve, kinds: ['document'], limit: 0, offset: 0, order: 'number' }, abort.signal)).unsearched) || ' '
      }
      const report = hitReport(session.reader.rows('documents'), hits)
      const today = readableDate(todayHere())
      const about = [`Hit report, ${matter?.name ?? ''}, ${today}`, `${report.searched.toLocaleString()} documents. ${stem ? 'A word without quotes also finds its other forms.' : 'Words are found as written.'}`, unsearched.trim()].filter(Boolean)
      const made = { report, about, explained }
      keep({ made })
      setState({ at: 'done', made })
    } catch (cause) {
      if (!abort.signal.aborted) setState({ at: 'failed', problem: searchProblem(cause) })
    }
  }
  const stop = () => {
    running.current?.abort()
    setState({ at: 'idle' })
  }
  const save = async ({ report, about }: Made, format: 'docx' | 'xlsx' | 'csv') => {
    const data = hitReportData(report, about)
    try {
      const { bytes } = await writeReport(data, plainChoices(data), { matter: matter ?? NO_MATTER, day: readableDate(todayHere()) }, session.reader, format, new AbortController().signal, () => {})
      await saveFile(`Hit report.${format}`, bytes)
    } catch (cause) {
      setState({ at: 'failed', problem: searchProblem(cause) })
    }
  }
  return (
    <div className="hit-report">
      <form className="hit-report__terms" onSubmit={(event) => {
        event.preventDefault()
        if (terms.length > 0) void count()
      }}>
        <label className="field__label" htmlFor="hit-terms">Terms, one a line</label>
        <textarea id="hit-terms" className="textarea hit-report__text" spellCheck={false} placeholder={'train* w/10 message\n"opt out"\nInMail'} value={text} onChange={(event) => {
          setText(event.target.value)
          keep({ text: event.target.value })
        }} />
        <label className="hit-report__stem"><input type="checkbox" checked={stem} onChange={(event) => {
          setStem(event.target.checked)
          keep({ stem: event.target.checked })
        }} /> Also other forms of words without quotes</label>
        <div className="hit-report__foot">
          <Button type="submit" look="primary" disabled={terms.length === 0 || state.at === 'running'}>Count {terms.length === 0 ? 'the hits' : terms.length === 1 ? '1 term' : `${terms.length.toLocaleString()} terms`}</Button>
          {state.at === 'done' && <MenuButton label="Export" items={(['xlsx', 'csv', 'docx'] as const).map((format) => ({ label: FORMAT_NAME[format], run: () => void save(state.made, format) }))} />}
        </div>
      </form>
      <div className="hit-report__found">
        {state.at === 'running' && <div className="hit-report__running"><ProgressLine what="Counting the hits of each term" done={state.done} total={state.total} action={<Button onClick={stop}>Stop</Button>} /></div>}
        {state.at === 'failed' && <ProblemNote problem={state.problem} />}
        {state.at === 'idle' && <EmptyState title="What would these terms bring in?">Put one term on each line, in the language of the search. For each you get its documents, these with their families, and those that no other term finds.</EmptyState>}
        {state.at === 'done' && <Table made={state.made} onSearch={(term) => onSearch(`in:documents (${term})`, stem)} />}
      </div>
    </div>
  )
}

const number = (n: number) => n.toLocaleString()

function Table({ made: { report, about, explained }, onSearch }: { made: Made; onSearch: (term: string) => void }) {
  return (
    <>
      {about.map((line) => <p key={line} className="second">{line}</p>)}
      <table className="hit-table">
        <thead><tr><th scope="col">Term</th><th scope="col">Documents</th><th scope="col">With families</th><th scope="col">Only this term</th><th scope="col">Only this, with families</th></tr></thead>
        <tbody>
          {report.rows.map((one) => (
            <tr key={one.term}>
              <th scope="row">{one.problem ? <span className="search-code">{one.term}</span> : <button type="button" className="search-code search-code--runs" title={explained.get(one.term)} onClick={() => onSearch(one.term)}>{one.term}</button>}</th>
              {one.problem ? <td colSpan={4} className="hit-table__problem">{one.problem}</td> : <><td>{number(one.documents)}</td><td>{number(one.withFamilies)}</td><td>{number(one.unique)}</td><td>{number(one.uniqueWithFamilies)}</td></>}
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">All terms together</th><td>{number(report.total.documents)}</td><td>{number(report.total.withFamilies)}</td><td colSpan={2}>of {number(report.searched)} documents</td></tr></tfoot>
      </table>
    </>
  )
}
