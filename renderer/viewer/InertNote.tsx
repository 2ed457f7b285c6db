import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { type Inert, inertSentence } from '../../shared/exhibit/inert'
import { inertInPdf } from './inertPdf'

/** Above an exhibit: what of it would have done something, and did not. Nothing where there is none. */
export function InertNote({ what, inert }: { what: string; inert: Inert | null }) {
  const sentence = inert ? inertSentence(what, inert) : ''
  return sentence === '' ? null : <p className="viewer__note" role="note">{sentence}</p>
}

export function PdfInertNote({ file }: { file: PDFDocumentProxy }) {
  const [inert, setInert] = useState<Inert | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    void inertInPdf(file, controller.signal).then((found) => !controller.signal.aborted && setInert(found), () => undefined)
    return () => controller.abort()
  }, [file])
  return <InertNote what="PDF" inert={inert} />
}
