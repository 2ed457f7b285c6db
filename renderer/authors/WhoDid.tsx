import { useEffect, useState } from 'react'
import type { LogEntry } from '../../shared/log/entry'
import { type Session, useSession } from '../store'
import { AuthorMark } from './AuthorMark'
import { useSeveral } from './useAuthors'

type Last = { device: string; author: string }

/** Entries read at a time. */
const PAGE = 2000

/** Who last wrote each record that is not of an import; read from the log once a session, then kept up. */
class WhoIndex {
  private readonly last = new Map<string, Last & { clock: string }>()
  private readonly listeners = new Set<() => void>()

  constructor(session: Session) {
    // Both end with the session, which alone holds this index.
    session.onWritten((entry) => this.take([entry]))
    session.onArrived(({ entries }) => this.take(entries))
    void this.read(session)
  }

  of(id: string): Last | undefined {
    return this.last.get(id)
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private async read(session: Session): Promise<void> {
    for (let offset = 0; ; offset += PAGE) {
      const part = await session.log(offset, PAGE)
      this.take(part)
      if (part.length < PAGE) return
    }
  }

  private take(entries: readonly LogEntry[]): void {
    for (const { ops, device, author, clock } of entries) {
      for (const op of ops) if ('id' in op && (this.last.get(op.id)?.clock ?? '') < clock) this.last.set(op.id, { device, author, clock })
    }
    for (const listener of this.listeners) listener()
  }
}

const indexes = new WeakMap<Session, WhoIndex>()

function indexOf(session: Session): WhoIndex {
  const there = indexes.get(session)
  if (there) return there
  const made = new WhoIndex(session)
  indexes.set(session, made)
  return made
}

/** Who last wrote a record. Nothing where only one person has worked on the matter. */
export function WhoDid({ id }: { id: string }) {
  const several = useSeveral()
  return several ? <Shown id={id} /> : null
}

function Shown({ id }: { id: string }) {
  const session = useSession()
  const [last, setLast] = useState<Last | undefined>(() => indexOf(session).of(id))
  useEffect(() => {
    const index = indexOf(session)
    const look = () => setLast(index.of(id))
    look()
    return index.subscribe(look)
  }, [session, id])
  return last ? <AuthorMark device={last.device} name={last.author} bare /> : null
}
