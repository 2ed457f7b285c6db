/** What the cover and the certificate say: who, when, which volume, what kind, certified by whom. */
import type { Transcript } from '../records'
import type { Line, ParsedTranscript, PrintedPage } from './model'

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const two = (n: number) => String(n).padStart(2, '0')

/** The first date in a text, ISO 8601; null where there is none. Month first, as American papers write it. */
export function dateIn(text: string): string | null {
  const named = /\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text)
  const legal = /\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(January|February|March|April|May|June|July|August|September|October|November|December),?\s+(\d{4})\b/i.exec(text)
  const figures = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/.exec(text)
  const found = [named && { at: named.index, y: named[3], m: MONTHS.indexOf((named[1] ?? '').toLowerCase()) + 1, d: named[2] }, legal && { at: legal.index, y: legal[3], m: MONTHS.indexOf((legal[2] ?? '').toLowerCase()) + 1, d: legal[1] }, figures && { at: figures.index, y: figures[3], m: Number(figures[1]), d: figures[2] }]
    .filter((one) => one !== null).sort((a, b) => a.at - b.at).find((one) => one.m >= 1 && one.m <= 12 && Number(one.d) >= 1 && Number(one.d) <= 31)
  return found ? `${found.y}-${two(found.m)}-${two(Number(found.d))}` : null
}

const ROMAN: Record<string, string> = { '1': 'I', '2': 'II', '3': 'III', '4': 'IV', '5': 'V', '6': 'VI', '7': 'VII', '8': 'VIII', '9': 'IX', ONE: 'I', TWO: 'II', THREE: 'III', FOUR: 'IV', FIVE: 'V' }

const TITLES = /^(?:(?:THE |CONTINUED |RESUMED )?(?:ORAL |VIDEO(?:TAPED|CONFERENCED|GRAPHED)?[- ]?(?:RECORDED)? ?|REMOTE |ZOOM |CONTINUED )*(?:AND )?(?:VIDEOTAPED )?)*(?:DEPOSITION|EXAMINATION UNDER OATH|EXAMINATION BEFORE TRIAL|TESTIMONY|STATEMENT UNDER OATH)\s+(?:UPON ORAL EXAMINATION )?OF:?\s*(.*)$/i
/** "ANN ROE, PLAINTIFF'S WITNESS, SWORN" of a trial */
const CALLED = /^([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\- ]{3,60}),\s+(?:(?:THE\s+)?(?:PLAINTIFFS?|DEFENDANTS?|DEFENSE|GOVERNMENT|STATE|PEOPLE|PETITIONER|RESPONDENT)['’]?S?['’]?\s+WITNESS|(?:A\s+)?WITNESS FOR [A-Z .'’-]{3,60})\b.{0,40}\bSWORN\b/
/** "OMAR REYES, M.D." */
const TITLE_BEHIND = /,\s*(?:JR|SR|M\.?D|PH\.?D|II|III)\.?$/
const SWORN = /^(?:WHEREUPON,?\s+)?([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\- ]+(?:,\s*(?:JR|SR|M\.?D|PH\.?D|II|III)\.?)?),?\s*(?:(?:called|produced|a witness|the witness|having|after having|was|being|first|after|duly)\b.*)?$/

/** Names in capitals as a person writes them. */
export function namedAsWritten(name: string): string {
  const bare = name.replace(/[,;:.\s]+$/, '').replace(/(\b(?:Jr|Sr))$/i, '$1.').replace(/^["“]|["”]$/g, '').replace(/\s+/g, ' ').trim()
  return bare === bare.toUpperCase() ? bare.toLowerCase().replace(/(^|[\s'’.-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()).replace(/\bMc([a-z])/g, (_, letter: string) => `Mc${letter.toUpperCase()}`).replace(/\b(Ii|Iii|Iv|Md|Phd)\b/g, (word) => word.toUpperCase()) : bare
}

export function witnessesOf(pages: readonly PrintedPage[]): string[] {
  const found: string[] = []
  const add = (name: string) => {
    const tidy = name.replace(/,\s*(?:M\.?D|PH\.?D|ESQ|CPA).*$/i, '').replace(/\b(?:VOLUME|VOL)\b.*$/i, '').replace(/[)(\]]+.*$/, '').replace(/[,;]?\s+(?:taken|held|produced|appearing|sworn|a witness|called|having|was|on|at|pursuant|individually)\b.*$/i, '').trim()
    const words = tidy.split(/\s+/).length
    if (!/[A-Za-z]{2}/.test(tidy) || words > 6 || /^(?:THE|TAKEN|DATE|PURSUANT|ON|HELD|VOLUME|PAGES?|WHEREUPON|THEREUPON)\b/i.test(tidy) || /\d/.test(tidy)) return
    const name_ = namedAsWritten(tidy)
    if (!found.some((one) => one.toLowerCase() === name_.toLowerCase() || lastName(one) === lastName(name_))) found.push(name_)
  }
  for (const page of pages) {
    const front = page.part === 'cover' || page.part === 'other'
    for (let index = 0; index < page.lines.length; index++) {
      const line = page.lines[index] as Line
      if (!front && (page.part !== 'testimony' || line.kind === 'question' || line.kind === 'answer' || line.text.length > 160)) continue
      const text = /[)|]/.test(line.text) ? line.text.replace(/\s*[)|]\s*$/, '') : line.text
      if (front && text.length < 160) {
        const title = TITLES.exec(text)
        if (title) {
          const rest = (title[1] ?? '').replace(/^[):\s]+/, '')
          add(rest !== '' ? rest : (page.lines.slice(index + 1, index + 4).find((one) => one.text !== '')?.text ?? ''))
        }
        const labelled = /^(?:WITNESS|DEPONENT)\s*:\s*(.+)$/i.exec(text)
        if (labelled) add(labelled[1] ?? '')
      }
      if (page.part === 'testimony' && text.length < 140 && line.kind !== 'question' && line.kind !== 'answer') {
        const called = CALLED.exec(text)
        if (called) add((called[1] ?? '').trim())
        const sworn = /,|sworn/.test(text) ? SWORN.exec(text) : null
        if (!sworn || !/^[A-ZÀ-ÖØ-Þ.'’\- ]{4,60}$/.test((sworn[1] ?? '').replace(TITLE_BEHIND, '').trim())) continue
        const near = page.lines.slice(index, index + 5).map((one) => one.text).join(' ')
        if (!/EXAMINATION|PROCEEDING/.test(text) && /\b(?:having been|being|was|been)\b[^.]{0,80}\bsworn\b|\bsworn\b[^.]{0,60}\btestif/i.test(near)) add((sworn[1] ?? '').trim())
      }
    }
  }
  return found
}

const lastName = (name: string) => name.toLowerCase().split(/\s+/).filter((word) => !/^(?:jr|sr|ii|iii|iv)\.?$/.test(word)).at(-1) ?? ''

export function frontOf(pages: readonly PrintedPage[]): Pick<ParsedTranscript, 'kind' | 'date' | 'volume' | 'rough' | 'certificate'> {
  const front = pages.slice(0, 6).filter((page) => page.part !== 'testimony' && page.part !== 'word-index')
  const first = pages.slice(0, 3)
  const text = (own: readonly PrintedPage[], furniture = false) => own.flatMap((page) => [...(furniture ? page.furniture.map((row) => row.slice(1)) : []), ...page.lines.map((line) => line.text)]).join('\n').slice(0, 60_000)
  const cover = text(front.length > 0 ? front : first, true)
  const body = text(pages.filter((page) => page.part === 'testimony').slice(0, 2))
  const volume = /\bVOL(?:UME|\.)?\s*(?:NO\.?\s*)?([IVX]{1,5}|\d{1,2}|ONE|TWO|THREE|FOUR|FIVE)\b/i.exec(cover)?.[1]?.toUpperCase() ?? ''
  return {
    kind: kindOf(cover), date: dateIn(taken(cover)) ?? dateIn(cover) ?? dateIn(body), volume: ROMAN[volume] ?? volume,
    rough: /\bROUGH\s+(?:DRAFT|ASCII|COPY|TRANSCRIPT)\b|\bUNCERTIFIED\b|\bUNEDITED\b|\bREALTIME DRAFT\b/i.test(text(pages.slice(0, 3), true)),
    certificate: certificateOf(pages),
  }
}

/** What stands behind "taken on", "date": a cover may carry the day of an order too. */
function taken(cover: string): string {
  const at = /\b(?:taken|held|conducted|commencing|DATE(?: TAKEN| AND TIME)?\s*:|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/i.exec(cover)
  return at ? cover.slice(at.index, at.index + 300) : ''
}

function kindOf(cover: string): Transcript['kind'] {
  if (/EXAMINATION\s+UNDER\s+OATH/i.test(cover)) return 'examination'
  if (/DEPOSITION|DEPONENT|EXAMINATION\s+BEFORE\s+TRIAL/i.test(cover)) return 'deposition'
  if (/\b(?:JURY|BENCH)?\s*TRIAL\b/i.test(cover)) return 'trial'
  return /\bHEARING\b|\bPROCEEDINGS\b|BEFORE THE HONORABLE/i.test(cover) ? 'hearing' : cover.trim() === '' ? 'other' : 'deposition'
}

/** Who certified it, when, with which licence, and whether the witness signs. */
function certificateOf(pages: readonly PrintedPage[]): string {
  const own = pages.filter((page) => page.part === 'certificate' || page.part === 'signature')
  const text = own.flatMap((page) => page.lines.map((line) => line.text)).join(' ').slice(0, 20_000)
  const all = pages.slice(-12).filter((page) => page.part !== 'word-index').flatMap((page) => page.lines.map((line) => line.text)).join(' ').slice(-20_000)
  const licence = /\b(?:CSR|CCR|RPR|RMR|CRR|License|Certificate)\b\.?\s*(?:No\.?|Number|#)?\s*:?\s*#?\s*\d{2,6}\b/i.exec(text)?.[0] ?? ''
  const who = /\bI,\s+([A-Z][A-Za-z.'’\- ]{3,50}?),/.exec(text)?.[1] ?? ''
  const dated = /\b(?:dated|date|this|certified)\b/i.exec(text)
  const date = dated ? dateIn(text.slice(dated.index)) : null
  const signature = /signature\s+(?:was\s+|is\s+)?waived|reading and sign\w+ (?:was |were )?waived/i.test(all) ? 'signature waived' : /read and sign|signature\s+(?:was\s+)?(?:reserved|requested)|review (?:of )?the transcript/i.test(all) ? 'read and sign' : ''
  if (text === '') return signature
  return [who && who !== 'the undersigned' ? `certified by ${namedAsWritten(who)}` : 'certified', licence, date ?? '', signature].filter(Boolean).join(', ')
}
