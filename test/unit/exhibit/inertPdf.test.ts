/** PDFs made to do something, counted by the reader that shows them. */
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { inertInPdf } from '../../../renderer/viewer/inertPdf'
import { NOTHING_INERT } from '../../../shared/exhibit/inert'

async function inertOf(make: (file: PDFDocument) => Promise<void> | void) {
  const file = await PDFDocument.create()
  file.addPage([612, 792])
  await make(file)
  const task = getDocument({ data: await file.save(), verbosity: 0 })
  try {
    return await inertInPdf(await task.promise, new AbortController().signal)
  } finally {
    await task.destroy()
  }
}

/** An annotation over a corner of the first page. */
function annotate(file: PDFDocument, fields: Record<string, unknown>): void {
  const page = file.getPage(0)
  const annotation = file.context.register(file.context.obj({ Type: 'Annot', Rect: [10, 10, 60, 60], ...fields } as never))
  page.node.addAnnot(annotation)
}

test('a plain paper carries nothing', async () => expect(await inertOf(() => {})).toEqual(NOTHING_INERT))

test('a script of the document and attached files are counted', async () => {
  const inert = await inertOf(async (file) => {
    file.addJavaScript('main', 'app.alert("x")')
    await file.attach(new Uint8Array([1, 2, 3]), 'one.bin', { mimeType: 'application/octet-stream' })
    await file.attach(new Uint8Array([4]), 'two.bin', { mimeType: 'application/octet-stream' })
  })
  expect(inert).toEqual({ ...NOTHING_INERT, scripts: 1, attachments: 2 })
})

test('links, remote files and a form are counted', async () => {
  const inert = await inertOf((file) => {
    annotate(file, { Subtype: 'Link', A: { S: 'URI', URI: PDFString.of('https://example.com/track') } })
    annotate(file, { Subtype: 'Link', A: { S: 'GoToR', F: PDFString.of('//server/share/other.pdf'), D: [0, PDFName.of('Fit')] } })
    file.getForm().createTextField('name').addToPage(file.getPage(0))
  })
  expect(inert).toEqual({ ...NOTHING_INERT, links: 1, launches: 1, forms: 1 })
})
