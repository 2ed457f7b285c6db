import { useEffect, useMemo, useRef, useState } from 'react'
import type { LogEntry } from '../../../shared/log/entry'
import type { ReportTemplate } from '../../../shared/records'
import { type Arranged, arrange, fitChoices, plainChoices } from '../../../shared/report/arrange'
import { type BuiltKind, buildReport } from '../../../shared/report/build'
import type { Choices, ReportData } from '../../../shared/report/model'
import { useProof } from '../../proof'
import { type Session, useSession } from '../../store'
import { todayHere } from '../linking'

/** What a person chose of each report, while the matter is open. */
const chosen = new WeakMap<Session, Map<BuiltKind, Choices>>()
const ALL = 1_000_000

export type ShownReport = { data: ReportData; choices: Choices; arranged: Arranged; remarks: readonly string[]; choose: (fields: Partial<Choices>) => void; /** the choices of a template, for its own kind; null: as the report was */
  take: (template: ReportTemplate | null) => void }

/** The report of a kind as it stands now, filtered and ordered as it was chosen. */
export function useReport(kind: BuiltKind): ShownReport {
  const session = useSession()
  const { proof } = useProof()
  const change = useVersion(session)
  const log = useLog(session, kind === 'activity', change)
  const [, again] = useState(0)
  const mine = chosen.get(session) ?? new Map<BuiltKind, Choices>()
  chosen.set(session, mine)
  const privileged = mine.get(kind)?.privileged ?? false
  // biome-ignore lint/correctness/useExhaustiveDependencies: `change` stands for the records that the report reads
  const data = useMemo(() => buildReport(kind, { records: session.reader, proof, privileged, today: todayHere(), log }), [kind, session, proof, privileged, log, change])
  const own = mine.get(kind) ?? plainChoices(data)
  const fitted = useMemo(() => fitChoices(own, data), [own, data])
  const arranged = useMemo(() => arrange(data, fitted.choices), [data, fitted])
  const set = (next: Choices, of: BuiltKind = kind) => {
    mine.set(of, next)
    again((n) => n + 1)
  }
  return {
    data, choices: fitted.choices, arranged, remarks: fitted.remarks, choose: (fields) => set({ ...fitted.choices, ...fields }),
    take: (template) => (template ? set({ kind: template.kind, columns: template.columns, filter: template.filter, sort: template.sort, group: template.group, privileged: template.privileged }, template.kind as BuiltKind) : set(plainChoices(data))),
  }
}

const TABLES = ['matter', 'parties', 'people', 'events', 'orderings', 'responses', 'documents', 'passages', 'supports', 'intakes', 'tags', 'rollouts', 'templates', 'rulings', 'knowledge', 'mentions', 'requests', 'requestSets', 'proofSteps', 'deadlines', 'transcripts', 'testimony', 'depositions', 'topics', 'questions'] as const

/** Grows with every change of what reports read. */
function useVersion(session: Session): number {
  const [version, setVersion] = useState(0)
  const seen = useRef('')
  useEffect(() => session.reader.subscribe(() => {
    const now = TABLES.map((table) => session.reader.version(table)).join(' ')
    if (now === seen.current) return
    seen.current = now
    setVersion((n) => n + 1)
  }), [session])
  return version
}

const NONE: readonly LogEntry[] = []

function useLog(session: Session, wanted: boolean, change: number): readonly LogEntry[] {
  const [entries, setEntries] = useState<readonly LogEntry[]>(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change adds an entry
  useEffect(() => {
    if (!wanted) return
    let gone = false
    void session.log(0, ALL).then((found) => !gone && setEntries(found))
    return () => {
      gone = true
    }
  }, [session, wanted, change])
  return wanted ? entries : NONE
}
