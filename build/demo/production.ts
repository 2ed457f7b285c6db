/** The demo's production: a small volume as it comes from the other side, with deliberate faults. */
import { createHash } from 'node:crypto'
import { type Zippable, zipSync } from 'fflate'
import { LEGEND, newPdf, newSheet, PAGE, wrap } from './sheet.ts'

/** Fixed, so that the same commit gives the same bytes. */
const WHEN = new Date('2025-03-03T10:00:00')

type Item = {
  pages: number
  from: string
  to: string
  subject: string
  date: string
  custodian: string
  body: readonly string[]
  /** attached to the item before it that is no attachment */
  attached?: boolean
  kind: 'eml' | 'pdf' | 'txt' | 'csv'
  name: string
  confidentiality?: string
}

const ANN = 'Ann Okafor <ann.okafor@example.com>'
const BEN = 'Ben Castillo <ben.castillo@example.com>'
const CARA = 'Cara Lindqvist <cara.lindqvist@example.com>'
const DEV = 'Dev Rao <dev.rao@vendor.example>'

const ITEMS: readonly Item[] = [
  { pages: 2, kind: 'eml', name: 'Launch checklist.eml', from: ANN, to: BEN, subject: 'Launch checklist: improvement setting', date: '08/19/2024 9:12 AM', custodian: 'Okafor, Ann', confidentiality: 'CONFIDENTIAL', body: ['Ben,', 'the setting is on by default for U.S. members from 18 September. Members in the EU, EEA, UK and Switzerland are out of scope.', 'The notice goes out after the switch, not before it. Please confirm that support has its script.'] },
  { pages: 1, kind: 'csv', name: 'regions.csv', attached: true, from: ANN, to: BEN, subject: 'regions.csv', date: '08/19/2024 9:12 AM', custodian: 'Okafor, Ann', body: ['region,default', 'US,on', 'EU,off', 'EEA,off', 'UK,off', 'CH,off'] },
  { pages: 3, kind: 'pdf', name: 'Support script.pdf', from: '', to: '', subject: 'Support script for the improvement setting', date: '08/30/2024 4:40 PM', custodian: 'Castillo, Ben', confidentiality: 'CONFIDENTIAL', body: ['Q: Are my messages used to train models? A: We do not comment on individual data sources.', 'Q: Can I turn it off? A: Yes, under Data privacy. Turning it off does not affect training that has already taken place.'] },
  { pages: 1, kind: 'eml', name: 'Re Launch checklist.eml', from: BEN, to: ANN, subject: 'Re: Launch checklist: improvement setting', date: '08/20/2024 8:01 AM', custodian: 'Castillo, Ben', confidentiality: 'CONFIDENTIAL', body: ['Confirmed. Support asks what to say about Premium members. Their subscription agreement is a separate paper.'] },
  { pages: 2, kind: 'eml', name: 'Vendor feed.eml', from: DEV, to: CARA, subject: 'Vendor feed: field list', date: '09/04/2024 11:30 AM', custodian: 'Lindqvist, Cara', confidentiality: 'HIGHLY CONFIDENTIAL - ATTORNEYS\' EYES ONLY', body: ['Cara,', 'the feed as specified carries profile text, posts and articles. The field message_body is listed in the schema, but arrives empty in every sample that we got.', 'Shall we drop it from the contract schema?'] },
  { pages: 1, kind: 'txt', name: 'schema.txt', attached: true, from: DEV, to: CARA, subject: 'schema.txt', date: '09/04/2024 11:30 AM', custodian: 'Lindqvist, Cara', body: ['member_id', 'profile_text', 'post_text', 'article_text', 'message_body'] },
  { pages: 1, kind: 'eml', name: 'Re Vendor feed.eml', from: CARA, to: DEV, subject: 'Re: Vendor feed: field list', date: '13/04/2024 2:05 PM', custodian: 'Lindqvist, Cara', confidentiality: 'CONFIDENTIAL', body: ['Leave it in the schema for now. Legal has not decided.'] },
  { pages: 1, kind: 'eml', name: 'Advice.eml', from: CARA, to: ANN, subject: 'Advice on the notice', date: '09/05/2024 5:15 PM', custodian: 'Lindqvist, Cara', body: ['Attorney-client privileged.', 'Counsel thinks the notice should come first.'] },
  { pages: 4, kind: 'pdf', name: 'Training data inventory.pdf', from: '', to: '', subject: 'Training data inventory, version 7', date: '09/10/2024 10:00 AM', custodian: 'Lindqvist, Cara', confidentiality: 'CONFIDENTIAL', body: ['Source 1: public profile text. Source 2: posts. Source 3: articles.', 'Source 4: [redacted].', 'Retention: 24 months.'] },
  { pages: 1, kind: 'txt', name: 'Notice draft.txt', from: '', to: '', subject: 'Notice to members, draft 2', date: '09/12/2024 3:00 PM', custodian: 'Okafor, Ann', body: ['We have updated our terms. You can opt out at any time.'] },
  { pages: 1, kind: 'eml', name: 'Numbers.eml', from: BEN, to: ANN, subject: 'Opt-out numbers, first week', date: '09/26/2024 9:45 AM', custodian: 'Castillo, Ben', body: ['Fewer than one in two hundred found the setting.'] },
  { pages: 2, kind: 'pdf', name: 'Board slide notes.pdf', from: '', to: '', subject: 'Notes for the board, fourth quarter', date: '10/02/2024 1:00 PM', custodian: 'Okafor, Ann', confidentiality: 'CONFIDENTIAL', body: ['Risk: Premium members hold a contract that promises more than the policy.'] },
]

const HEAD = ['BEGBATES', 'ENDBATES', 'BEGATTACH', 'ENDATTACH', 'CUSTODIAN', 'FROM', 'TO', 'SUBJECT', 'DATESENT', 'FILENAME', 'FILESIZE', 'SHA256', 'PGCOUNT', 'CONFIDENTIALITY', 'REDACTED', 'NATIVEPATH', 'TEXTPATH']
const bates = (number: number) => `LI_${String(number).padStart(6, '0')}`

/** The volume as a zip: natives, a stamped PDF of each document, text, a DAT and an OPT. */
export async function demoProduction(): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  const rows: string[][] = []
  const opt: string[] = []
  let next = 1
  let family = { first: '', last: '' }
  for (const [index, item] of ITEMS.entries()) {
    // Numbers LI_000011 and LI_000012 were never handed over.
    if (index === 6) next += 2
    const first = bates(next)
    const last = bates(next + item.pages - 1)
    if (!item.attached) family = { first, last: ITEMS[index + 1]?.attached ? bates(next + item.pages + (ITEMS[index + 1]?.pages ?? 1) - 1) : last }
    const native = item.kind === 'pdf' ? await stampedPdf({ ...item, confidentiality: '' }, null) : nativeOf(item)
    const nativePath = `NATIVES\\001\\${first}.${item.kind}`
    files[`VOL001/NATIVES/001/${first}.${item.kind}`] = native
    files[`VOL001/IMAGES/001/${first}.pdf`] = await stampedPdf(item, next)
    files[`VOL001/TEXT/001/${first}.txt`] = text([item.subject, ...item.body].join('\n'))
    rows.push([
      first, last, family.first, family.last, item.custodian, item.from, item.to, item.subject, item.date, item.name, String(native.length), createHash('sha256').update(native).digest('hex'),
      String(item.pages), item.confidentiality ?? '', index === 8 ? 'Yes' : 'No', `.\\${nativePath}`, `.\\TEXT\\001\\${first}.txt`,
    ])
    opt.push(`${first},VOL001,D:\\Export\\VOL001\\IMAGES\\001\\${first}.pdf,Y,,,${item.pages}`)
    next += item.pages
  }
  spoil(files, rows)
  const lines = [HEAD, ...rows].map((row) => row.map((field) => `þ${field}þ`).join('\x14'))
  // The last row was cut off when the volume was copied.
  lines.push(`þ${bates(next)}þ\x14þ${bates(next)}þ\x14þ${bates(next)}þ\x14þLI_00`)
  files['VOL001/DATA/VOL001.dat'] = text(`\ufeff${lines.join('\r\n')}`)
  files['VOL001/DATA/VOL001.opt'] = text(`${opt.join('\r\n')}\r\n`)
  files['VOL001/readme.txt'] = text(`${LEGEND}\nThe demo's production, with deliberate faults.\n`)
  const zipped: Zippable = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, [bytes, { mtime: WHEN }]]))
  return zipSync(zipped, { level: 6 })
}

/** The faults that the check must find. */
function spoil(files: Record<string, Uint8Array>, rows: string[][]): void {
  const field = (row: number, name: string, value: string) => {
    const cells = rows[row]
    if (cells) cells[HEAD.indexOf(name)] = value
  }
  field(3, 'SHA256', '0'.repeat(64))
  field(9, 'NATIVEPATH', '.\\NATIVES\\001\\LI_000099.txt')
  field(10, 'TEXTPATH', '..\\..\\..\\windows\\win.ini')
  field(11, 'PGCOUNT', '5')
  files['VOL001/NATIVES/001/LI_000002_old.txt'] = text('A file that no load file names.')
}

const text = (value: string) => new TextEncoder().encode(value)

function nativeOf(item: Item): Uint8Array {
  if (item.kind !== 'eml') return text(`${item.body.join('\n')}\n`)
  const date = /^(\d\d)\/(\d\d)\/(\d{4}) (\d+):(\d\d) ([AP])M$/.exec(item.date)
  const stamp = date && Number(date[1]) <= 12 ? new Date(Date.UTC(Number(date[3]), Number(date[1]) - 1, Number(date[2]), (Number(date[4]) % 12) + (date[6] === 'P' ? 12 : 0), Number(date[5]))).toUTCString().replace('GMT', '+0000') : 'Wed, 04 Sep 2024 14:05:00 +0000'
  const id = createHash('sha256').update(item.name).digest('hex').slice(0, 20)
  const thread = createHash('sha256').update(item.name.replace(/^Re /, '')).digest('hex').slice(0, 20)
  return text([
    `Date: ${stamp}`, `From: ${item.from}`, `To: ${item.to}`, `Subject: ${item.subject}`, `Message-ID: <${id}@example.com>`, ...(id === thread ? [] : [`In-Reply-To: <${thread}@example.com>`, `References: <${thread}@example.com>`]),
    'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', ...item.body, '', LEGEND, '',
  ].join('\r\n'))
}

/** @param first number on its first page; null leaves the pages unstamped, as the native is */
async function stampedPdf(item: Item, first: number | null): Promise<Uint8Array> {
  const paper = await newPdf(item.subject)
  const { roman, bold } = paper.fonts
  for (let page = 0; page < item.pages; page++) {
    const sheet = newSheet(paper)
    let y = PAGE.height - 96
    const put = (line: string, font: typeof roman, size: number) => {
      for (const row of wrap(line, font, size, PAGE.width - 168)) {
        sheet.drawText(row, { x: 84, y, size, font })
        y -= size * 1.5
      }
      y -= 6
    }
    if (page === 0) {
      put(item.subject, bold, 14)
      if (item.from !== '') put(`From ${item.from} to ${item.to}, ${item.date}`, roman, 10)
      for (const line of item.body) put(line, roman, 11.5)
    } else put(`(page ${page + 1})`, roman, 11.5)
    if (first !== null) sheet.drawText(bates(first + page), { x: PAGE.width - 130, y: 30, size: 10, font: bold })
    if (item.confidentiality) sheet.drawText(item.confidentiality, { x: 84, y: 30, size: 9, font: roman })
  }
  return paper.pdf.save()
}
