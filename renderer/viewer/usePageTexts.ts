import { useEffect, useState } from 'react'
import type { Document } from '../../shared/records'
import type { PageText } from '../../shared/text/page'
import { useSession } from '../store'
import { hearRecognised } from '../workers/recognised'
import { pageTexts } from './pageTexts'

/** Stored text of a document's pages, numbered as the document counts them (its range from 1). */
export function usePageTexts(document: Document): readonly PageText[] | null {
  const session = useSession()
  const [loaded, setLoaded] = useState<{ of: string; texts: readonly PageText[] } | null>(null)
  const { sha256, range, text } = document
  const of = `${sha256} ${range?.from ?? ''}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` changes when OCR has stored new pages
  useEffect(() => {
    let gone = false
    void pageTexts(session, sha256).then((pages) => {
      if (gone) return
      const own = range ? pages.filter((page) => page.n >= range.from && page.n <= range.to).map((page) => ({ ...page, n: page.n - range.from + 1 })) : pages
      setLoaded({ of, texts: [...own].sort((a, b) => a.n - b.n) })
    })
    return () => {
      gone = true
    }
  }, [session, of, text])
  // Each page that is recognised while it is looked at, as it comes.
  useEffect(() => hearRecognised((hash, n) => {
    if (hash !== sha256 || (range && (n < range.from || n > range.to))) return
    void session.bytes.page(sha256, n).then((page) => {
      if (!page) return
      const own = range ? { ...page, n: n - range.from + 1 } : page
      setLoaded((before) => (before?.of === of ? { of, texts: [...before.texts.filter((one) => one.n !== own.n), own].sort((a, b) => a.n - b.n) } : before))
    })
  }), [session, sha256, range, of])
  // While recognised words come in, those that are shown stay: the reader keeps the place.
  return loaded?.of === of ? loaded.texts : null
}
