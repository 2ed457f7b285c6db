/** What components use: the open matter, and its records as they stand now. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { RecordOf, TableName } from '../../shared/records'
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
