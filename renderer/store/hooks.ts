/** What components use: the open matter, and its records as they stand now. */
import { createContext, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { RecordOf, TableName } from '../../shared/records'
import { matterCard } from './desk'
import type { Session } from './session'

export const SessionContext = createContext<Session | null>(null)

/** The open matter. Only inside a matter's rooms. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no matter is open')
  return session
}

/** All records of a table; a new array only when one of them changed. */
export function useRows<T extends TableName>(table: T): readonly RecordOf<T>[] {
  const { reader } = useSession()
  return useSyncExternalStore((onChange) => reader.subscribe(onChange), () => reader.rows(table))
}

/** One record, or undefined where there is none. */
export function useRecord<T extends TableName>(table: T, id: string | null): RecordOf<T> | undefined {
  const { reader } = useSession()
  return useSyncExternalStore((onChange) => reader.subscribe(onChange), () => (id === null ? undefined : reader.get(table, id)))
}

/** The matter itself, once it has been made. */
export function useMatter(): RecordOf<'matter'> | undefined {
  return useRecord('matter', 'matter')
}

/** What files of the matter may be called: of one with a lock its label on the desk, since its own name is hidden. */
export function useFileName(): string {
  const session = useSession()
  const name = useMatter()?.name ?? ''
  const [label, setLabel] = useState('Locked matter')
  useEffect(() => {
    if (session.keys) void matterCard(session.matterId).then((card) => card && setLabel(card.name))
  }, [session])
  return session.keys ? label : name
}

/**
 * How many records of a table pass a test. Looking at each of a hundred thousand after every change
 * costs more than the change: only records that are new objects are looked at.
 * @param test a function that stays the same
 */
export function useCount<T extends TableName>(table: T, test: (record: RecordOf<T>) => boolean): number {
  const rows = useRows(table)
  const last = useRef<{ rows: readonly RecordOf<T>[]; count: number }>({ rows: [], count: 0 })
  return useMemo(() => {
    const { rows: before, count: known } = last.current
    let count = before.length === rows.length ? known : 0
    if (before.length === rows.length) {
      for (let at = 0; at < rows.length; at++) if (rows[at] !== before[at]) count += Number(test(rows[at] as RecordOf<T>)) - Number(test(before[at] as RecordOf<T>))
    } else for (const row of rows) if (test(row)) count++
    last.current = { rows, count }
    return count
  }, [rows, test])
}

/** The few records of a table that pass a test; a new list only when one of them came, went or changed. */
export function useWhere<T extends TableName>(table: T, test: (record: RecordOf<T>) => boolean): readonly RecordOf<T>[] {
  const rows = useRows(table)
  const last = useRef<{ rows: readonly RecordOf<T>[]; found: readonly RecordOf<T>[] }>({ rows: [], found: [] })
  return useMemo(() => {
    const { rows: before, found } = last.current
    let same = before.length === rows.length
    for (let at = 0; same && at < rows.length; at++) if (rows[at] !== before[at] && (test(rows[at] as RecordOf<T>) || test(before[at] as RecordOf<T>))) same = false
    last.current = { rows, found: same ? found : rows.filter(test) }
    return last.current.found
  }, [rows, test])
}
