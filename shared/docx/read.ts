/** A Word file as pages of positioned text. Numbers that Word adds by itself are computed. */
import { listEntries, unpack } from '../office/archive'
import { embeddedIn, packageRemarks, propertiesOf } from '../office/package'
import { isEncryptedOffice } from '../office/sniff'
import { ProblemError, problem } from '../problem/problem'
import type { PageText } from '../text/page'
import type { WholeRead } from '../text/whole'
import { pagesOf, pagesWith } from './pages'
import { ParagraphReader } from './paragraphs'
import { stylesOf } from './styles'
import { readParts, WORD } from './unzip'
import { bodyOf, embeddedRemark, mainPart } from './whole'
import { descendants, parseXml } from './xml'

/** What is unpacked of a Word file: its words, and what was put into it; not its pictures and typefaces. */
const READ = /^(word\/([^/]*\.xml|_rels\/|embeddings\/|afchunk)|docProps\/(core|app|custom)\.xml$|_rels\/)/i

/**
 * Reads the paragraphs of a DOCX, one line of the page each, with their automatic numbers.
 * Pages follow the breaks that Word last rendered; a file that never was in Word is one page.
 * @throws ProblemError `docx.broken`, `archive.too-large`
 */
export function readDocx(bytes: Uint8Array): PageText[] {
  const parts = readParts(bytes, ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'])
  const source = parts.get('word/document.xml')
  if (source === undefined) throw noWord()
  return whole(() => {
    const reader = new ParagraphReader(stylesOf(parts.get('word/styles.xml')), parts.get('word/numbering.xml'))
    return pagesOf(descendants(parseXml(source), 'w:p').map((node) => reader.read(node)).filter((one) => one !== null))
  })
}

/**
 * Reads all of a DOCX (ECMA-376 part 1): the pages as `readDocx` gives them, but table rows as one line
 * with tabs and hidden text taken out; on the last page then the notes, headers, footers, deleted text,
 * hidden text and comments, each under its label. Links are listed and never followed, macros never run.
 * `date` is the day of the last change as the file states it (EDTF).
 * @throws ProblemError `docx.broken`, `archive.too-large`, `file.not-readable` (password)
 */
export function readDocxWhole(bytes: Uint8Array): WholeRead {
  if (isEncryptedOffice(bytes)) throw new ProblemError(problem('file.not-readable', 'This Word file is locked with a password.', 'Open it in Word with the password, save it without one, and import that.'))
  const names = listEntries(bytes, WORD).map((one) => one.name)
  const main = mainPart(names)
  if (main === undefined) throw noWord()
  const parts = unpack(bytes, (name) => READ.test(name), WORD)
  return whole(() => {
    const { body, after, remarks } = bodyOf(parts, main)
    const properties = propertiesOf(parts)
    const inner = embeddedIn(parts, /^word\/(embeddings\/|afchunk)/i)
    const around = packageRemarks(names, parts)
    return {
      pages: pagesWith(body, after), title: properties.title, mail: null, date: properties.date, inner,
      remarks: [...remarks, ...embeddedRemark(inner.map((one) => one.name)), ...around.remarks], facts: { ...properties.facts, ...around.facts },
    }
  })
}

function noWord(): ProblemError {
  return new ProblemError(problem('docx.broken', 'This is not a Word document: its main part is missing.', 'Open it in Word, save it as .docx, and import that.'))
}

function whole<T>(act: () => T): T {
  try {
    return act()
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw new ProblemError(problem('docx.broken', 'This Word file is damaged.', 'Open it in Word, save it anew, and import that.', '', cause))
  }
}
