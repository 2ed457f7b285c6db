import { test } from 'vitest'
import { checkLoadfile } from '../../../shared/loadfile/checkFile'
import { readProduction } from '../../../shared/loadfile/produced'
import { sniffLoadfile } from '../../../shared/loadfile/sniff'
import { tryAll } from '../../fuzz'
import { bytesOf, COMMA, dat, PIPE } from './make'

const ROWS = [['BEGBATES', 'ENDBATES', 'BEGATTACH', 'FROM', 'DATESENT', 'NATIVEPATH', 'PGCOUNT'], ...Array.from({ length: 12 }, (_, n) => [`LI_${1000 + n * 2}`, `LI_${1001 + n * 2}`, 'LI_1000', 'Ann <a@example.com>', '05/21/2024', `.\\N\\${n}.pdf`, '2'])]
const XML = `<Root><Batch><Documents>${Array.from({ length: 6 }, (_, n) => `<Document DocID="D${n}"><Tags><Tag TagName="#From" TagValue="a"/></Tags><Files><File FileType="Native"><ExternalFile FilePath="n/${n}.pdf" FileName="${n}.pdf"/></File></Files></Document>`).join('')}</Documents><Relationships><Relationship ParentDocID="D0" ChildDocID="D1"/></Relationships></Batch></Root>`
const SAMPLES = [
  bytesOf(dat(ROWS)), bytesOf(dat(ROWS, PIPE)), bytesOf(dat(ROWS, COMMA)), bytesOf(dat(ROWS), 'utf-16le'), bytesOf(dat(ROWS), 'windows-1252'), bytesOf(XML),
  bytesOf(Array.from({ length: 9 }, (_, n) => `A${n},V,.\\I\\A${n}.tif,${n % 3 ? '' : 'Y'},,,${n % 3 ? '' : 3}`).join('\r\n')), bytesOf(Array.from({ length: 9 }, (_, n) => `IM,A${n},${n % 3 ? '' : 'D'},0,@1;I;A${n}.tif;2,0`).join('\r\n')),
]
const SIGNS = ['þ', '\x14', '\r\n', '"', '|', '^', '<Document>', '</Root>', '\0', '®', ',Y,,,999999999', '..\\..\\', '\ufeff', '99/99/9999', '9'.repeat(400)]

test('spoilt load files are checked or refused in a sentence, and none hangs', async () => {
  await tryAll('check', SAMPLES, SIGNS, (bytes) => checkLoadfile('x', async function* () {
    yield bytes
  }, { thisYear: 2026, has: () => false }))
}, 600_000)

test('spoilt load files are read or refused in a sentence', async () => {
  await tryAll('read', SAMPLES, SIGNS, async (bytes) => {
    const chunks = async function* () {
      yield bytes
    }
    return readProduction([{ name: 'x', chunks, sniffed: sniffLoadfile(bytes, true, 'x') }])
  })
}, 600_000)
