import { useCallback, useEffect, useState } from 'react'
import { tableRows } from '../../../shared/chronology/importTable'
import { ProblemError } from '../../../shared/problem/problem'
import { say } from '../../ui'
import { readDocument } from '../../workers'

export type TableImport = { name: string; sheets: { name: string; rows: string[][] }[] }

/** Larger tables are no chronology. Bytes. */
const LARGEST = 40_000_000
const SHEET = /^\[(?:Sheet|Hidden sheet|Very hidden sheet)\] (.*)$/

/** A file or a pasted range, as rows to be mapped. */
export function useTableImport(active: boolean): { pending: TableImport | null; read: (file: File) => void; close: () => void } {
  const [pending, setPending] = useState<TableImport | null>(null)
  const read = useCallback((file: File) => {
    void tableOf(file).then(setPending, (cause: unknown) => {
      if (!(cause instanceof ProblemError)) throw cause
      say([cause.problem.happened, cause.problem.todo].filter(Boolean).join(' '))
    })
  }, [])
  useEffect(() => {
    if (!active) return
    const paste = (event: ClipboardEvent) => {
      const { target } = event
      if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog')) return
      const rows = tableRows(event.clipboardData?.getData('text/plain') ?? '')
      if (rows.length === 0) return
      event.preventDefault()
      if (Math.max(...rows.map((row) => row.length)) < 2) say('Paste at least two columns of a spreadsheet: the date, and what happened.')
      else setPending({ name: 'the clipboard', sheets: [{ name: 'Clipboard', rows }] })
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [active])
  return { pending, read, close: () => setPending(null) }
}

async function tableOf(file: File): Promise<TableImport> {
  if (file.size > LARGEST) throw new ProblemError({ code: 'file.too-large', happened: `${file.name} is larger than ${LARGEST / 1_000_000} MB.`, stands: 'Nothing was imported.', todo: 'Split it and import the parts.' })
  const sheets = /\.(?:xlsx|xlsm|xls|ods)$/i.test(file.name) ? await workbookSheets(file) : [{ name: file.name, rows: tableRows(await file.text()) }]
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new ProblemError({ code: 'file.empty', happened: `${file.name} holds no rows.`, stands: 'Nothing was imported.', todo: 'Choose a table with a date and what happened in each row.' })
  return { name: file.name, sheets }
}

/** A workbook is read as any document is: a sheet a page, cells parted by tabs. */
async function workbookSheets(file: File): Promise<TableImport['sheets']> {
  const found = await readDocument(file, file.name, { signal: new AbortController().signal, onProgress: () => {}, ocr: 'later' })
  const sheets = new Map<string, string[][]>()
  for (const page of found.pages) {
    const [head = '', ...lines] = page.text.split('\n')
    const name = SHEET.exec(head)?.[1]?.replace(/, rows from \d+$/, '') ?? file.name
    const rows = lines.filter((line) => line.trim() !== '' && !/^\[(?:Comment on|Rows \d)/.test(line)).map((line) => line.split('\t'))
    sheets.set(name, [...(sheets.get(name) ?? []), ...rows])
  }
  return [...sheets].map(([name, rows]) => ({ name, rows }))
}
