/** Texts of the versions, read into sections once while the matter is open, and the worker that compares them. */
import { useEffect, useMemo, useState } from 'react'
import type { PolicyText } from '../../../shared/policy/model'
import { readPolicy } from '../../../shared/policy/read'
import type { Document, PolicyVersion } from '../../../shared/records'
import type { PageText } from '../../../shared/text/page'
import { type Session, useRows, useSession } from '../../store'
import { PolicyWorker } from '../../workers/policy/PolicyWorker'

export type Loaded = { text: PolicyText; pages: readonly PageText[]; document: Document }

class Library {
  readonly worker = new PolicyWorker()
  private readonly read = new Map<string, Promise<{ text: PolicyText; pages: readonly PageText[] }>>()

  constructor(private readonly session: Session) {}

  load(document: Document): Promise<{ text: PolicyText; pages: readonly PageText[] }> {
    const key = `${document.sha256} ${document.range?.from ?? ''} ${document.text}`
    const there = this.read.get(key)
    if (there) return there
    const made = this.session.bytes.pages(document.sha256).then((stored) => {
      const { range } = document
      const own = range ? stored.filter((page) => page.n >= range.from && page.n <= range.to).map((page) => ({ ...page, n: page.n - range.from + 1 })) : stored
      const pages = own.sort((a, b) => a.n - b.n)
      return { text: readPolicy(pages, document.kind === 'markdown'), pages }
    })
    this.read.set(key, made)
    return made
  }
}

const libraries = new WeakMap<Session, Library>()

export function useLibrary(): Library {
  const session = useSession()
  return useMemo(() => {
    const there = libraries.get(session) ?? new Library(session)
    libraries.set(session, there)
    return there
  }, [session])
}

const NONE: ReadonlyMap<string, Loaded> = new Map()

/** Texts of versions by the version's id; null until all are read. What is in quarantine is left out. */
export function useTexts(versions: readonly PolicyVersion[]): ReadonlyMap<string, Loaded> | null {
  const library = useLibrary()
  const { reader } = useSession()
  const documents = useRows('documents')
  const [loaded, setLoaded] = useState<{ of: string; texts: ReadonlyMap<string, Loaded> } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `documents` tells when one of them changed
  const wanted = useMemo(() => versions.flatMap((version) => {
    const document = reader.get('documents', version.document)
    return document && document.quarantine === null ? [{ id: version.id, document }] : []
  }), [versions, reader, documents])
  const of = wanted.map((one) => `${one.id} ${one.document.sha256} ${one.document.text}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` stands for what is wanted
  useEffect(() => {
    let gone = false
    void Promise.all(wanted.map(async ({ id, document }) => [id, { ...(await library.load(document)), document }] as const)).then((all) => {
      if (!gone) setLoaded({ of, texts: new Map(all) })
    })
    return () => {
      gone = true
    }
  }, [of, library])
  if (wanted.length === 0) return NONE
  return loaded?.of === of ? loaded.texts : null
}

/** The texts alone, as the worker takes them. */
export const textsOf = (loaded: ReadonlyMap<string, Loaded>): ReadonlyMap<string, PolicyText> => new Map([...loaded].map(([id, one]) => [id, one.text]))
