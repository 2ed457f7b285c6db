import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { type Inert, inertSentence } from '../../shared/exhibit/inert'
import { inertInPdf } from './inertPdf'

/** Above an exhibit: what of it would have done something, and did not. Nothing where there is none. */
export function InertNote({ what, inert }: { what: string; inert: Inert | null }) {
  const sentence = inert ? inertSentence(what, inert) : ''
  return sentence === '' ? null : <p className="viewer__note" role="note">{sentence}</p>
}

/** What was found, as long as the paper is open. */
const told = new WeakMap<PDFDocumentProxy, Inert>()
/** It is looked through after so long even where the window is busy. Milliseconds. */
const LATEST = 1000

export function PdfInertNote({ file }: { file: PDFDocumentProxy }) {
  const [inert, setInert] = useState<Inert | null>(null)
  useEffect(() => {
    const known = told.get(file)
    if (known) return setInert(known)
    const controller = new AbortController()
    // The page comes first: looking through a long paper asks for it hundreds of times.
    const waiting = requestIdleCallback(() => void inertInPdf(file, controller.signal).then((found) => {
      if (controller.signal.aborted) return
      told.set(file, found)
      setInert(found)
    }, () => undefined), { timeout: LATEST })
    return () => {
      cancelIdleCallback(waiting)
      controller.abort()
    }
  }, [file])
  return <InertNote what="PDF" inert={inert} />
}
