import { checkLoadfile } from '../../../shared/loadfile/checkFile'
import { readProduction } from '../../../shared/loadfile/produced'
import { sniffLoadfile } from '../../../shared/loadfile/sniff'
import { bytesOf, COMMA, dat, PIPE } from '../../unit/loadfile/make'
import type { Parser } from '../parser'

const ROWS = [['BEGBATES', 'ENDBATES', 'BEGATTACH', 'FROM', 'DATESENT', 'NATIVEPATH', 'PGCOUNT'], ...Array.from({ length: 12 }, (_, n) => [`LI_${1000 + n * 2}`, `LI_${1001 + n * 2}`, 'LI_1000', 'Ann <a@example.com>', '05/21/2024', `.\\N\\${n}.pdf`, '2'])]
const XML = `<Root><Batch><Documents>${Array.from({ length: 6 }, (_, n) => `<Document DocID="D${n}"><Tags><Tag TagName="#From" TagValue="a"/></Tags><Files><File FileType="Native"><ExternalFile FilePath="n/${n}.pdf" FileName="${n}.pdf"/></File></Files></Document>`).join('')}</Documents><Relationships><Relationship ParentDocID="D0" ChildDocID="D1"/></Relationships></Batch></Root>`
const SIGNS = ['þ', '\x14', '\r\n', '"', '|', '^', '<Document>', '</Root>', '<!DOCTYPE a [<!ENTITY b "c">]>', '&b;', '\0', '®', ',Y,,,999999999', '..\\..\\', '\ufeff', '99/99/9999', '9'.repeat(400)]

/** Checked first and read afterwards, as an import does. */
async function read(bytes: Uint8Array): Promise<void> {
  const chunks = async function* () {
    yield bytes
  }
  await checkLoadfile('x', chunks, { thisYear: 2026, has: () => false })
  await readProduction([{ name: 'x', chunks, sniffed: sniffLoadfile(bytes, true, 'x') }])
}

export const loadfiles: Parser[] = [
  { name: 'dat', signs: SIGNS, read, samples: () => [bytesOf(dat(ROWS)), bytesOf(dat(ROWS, PIPE)), bytesOf(dat(ROWS), 'utf-16le'), bytesOf(dat(ROWS), 'utf-16be'), bytesOf(dat(ROWS), 'utf-8-bom'), bytesOf(dat(ROWS), 'windows-1252')] },
  { name: 'csv', signs: SIGNS, read, samples: () => [bytesOf(dat(ROWS, COMMA)), bytesOf(ROWS.map((row) => row.join(',')).join('\n'))] },
  { name: 'opt', signs: SIGNS, read, samples: () => [bytesOf(Array.from({ length: 9 }, (_, n) => `A${n},V,.\\I\\A${n}.tif,${n % 3 ? '' : 'Y'},,,${n % 3 ? '' : 3}`).join('\r\n'))] },
  { name: 'lfp', signs: SIGNS, read, samples: () => [bytesOf(Array.from({ length: 9 }, (_, n) => `IM,A${n},${n % 3 ? '' : 'D'},0,@1;I;A${n}.tif;2,0`).join('\r\n'))] },
  { name: 'edrm', signs: SIGNS, read, samples: () => [bytesOf(XML)] },
]
