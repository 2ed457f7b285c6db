/**
 * Languages of the recogniser. English is in the box; others are files of Tesseract
 * (`deu.traineddata`, plain or gzipped) that a person adds. They stay on this machine.
 */
import { ProblemError, problem } from '../../shared/problem/problem'
import { getSetting, putSetting, removeSetting } from '../store'

export type Language = {
  /** as Tesseract calls it: "deu", "chi_sim" */
  code: string
  /** bytes; null for what is in the box */
  size: number | null
  used: boolean
}

/** What a recogniser is started with; `data` null: from the box. */
export type LanguageData = { code: string; data: Uint8Array | null }

const IN_THE_BOX = 'eng'
const LIST = 'ocr.languages'
const dataOf = (code: string) => `ocr.language.${code}`

/** The largest models have some 40 MB. Bytes. */
const MOST = 200_000_000
/** So many are searched at once for each word; more make it slow and worse. */
const MOST_USED = 4

/** Grows with each change, so that recognisers begin anew. */
let version = 0
export const languagesVersion = () => version

/** All that are there, English first. */
export async function languages(): Promise<Language[]> {
  return getSetting<Language[]>(LIST, [{ code: IN_THE_BOX, size: null, used: true }])
}

/** Those that are used, with their models. A model that has gone is left out. */
export async function usedLanguages(): Promise<LanguageData[]> {
  const found: LanguageData[] = []
  for (const { code, size, used } of await languages()) {
    if (!used) continue
    const data = size === null ? null : await getSetting<Uint8Array | null>(dataOf(code), null)
    if (size === null || data) found.push({ code, data })
  }
  return found.length > 0 ? found : [{ code: IN_THE_BOX, data: null }]
}

/**
 * Adds a language, or replaces it, and uses it.
 * @param tryOut starts a recogniser with it; rejects where it cannot
 * @throws ProblemError with a sentence where the file is none
 */
export async function addLanguage(file: File, tryOut: (language: LanguageData) => Promise<void>): Promise<Language[]> {
  const code = /^([A-Za-z][A-Za-z0-9_]{1,30})\.traineddata(?:\.gz)?$/.exec(file.name)?.[1]
  if (!code) throw refused(file.name, 'is not named like a language of Tesseract, such as deu.traineddata')
  if (code === IN_THE_BOX) throw new ProblemError(problem('ocr.failed', 'English is in the box already.', 'Choose a file of another language.'))
  if (file.size > MOST) throw refused(file.name, `is larger than ${MOST / 1e6} MB`)
  const data = await unpacked(file).catch(() => null)
  if (!data || !looksTrained(data)) throw refused(file.name, 'holds no language model of Tesseract 4 or later, or is damaged')
  await tryOut({ code, data }).catch((cause: unknown) => {
    throw new ProblemError(problem('ocr.failed', `The recogniser cannot work with ${file.name}.`, 'It needs a model of Tesseract 4 or later (LSTM), whole and undamaged.', 'Nothing was added.', cause))
  })
  await putSetting(dataOf(code), data)
  const before = (await languages()).filter((one) => one.code !== code)
  const used = before.filter((one) => one.used).length < MOST_USED
  return save([...before, { code, size: data.length, used }])
}

/** Takes a language away, with its model. */
export async function removeLanguage(code: string): Promise<Language[]> {
  const left = (await languages()).filter((one) => one.code !== code || one.size === null)
  await removeSetting(dataOf(code))
  return save(left)
}

/** Chooses whether a language is used. The last one in use stays so; of more than four none is added. */
export async function useLanguage(code: string, used: boolean): Promise<Language[]> {
  return save((await languages()).map((one) => (one.code === code ? { ...one, used } : one)))
}

/** At least one is used, and not too many. */
async function save(list: Language[]): Promise<Language[]> {
  let room = MOST_USED
  const bounded = list.map((one) => ({ ...one, used: one.used && room-- > 0 }))
  const saved = bounded.some((one) => one.used) ? bounded : bounded.map((one) => ({ ...one, used: one.code === IN_THE_BOX }))
  await putSetting(LIST, saved)
  version++
  return saved
}

const refused = (name: string, why: string) => new ProblemError(problem('ocr.failed', `${name} ${why}.`, 'Choose a .traineddata file of Tesseract.', 'Nothing was added.'))

/** The bytes of a file, gzipped or not; null where they are too many. */
async function unpacked(file: Blob): Promise<Uint8Array | null> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (head[0] !== 0x1f || head[1] !== 0x8b) return new Uint8Array(await file.arrayBuffer())
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > MOST) {
      await reader.cancel()
      return null
    }
    parts.push(part.value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Places of the network and of its signs among the parts of a model (Tesseract, TessdataType). */
const NETWORK = 17
const SIGNS = 21

/** A model begins with the number of its parts and where each begins, -1 where it is not there (Tesseract, TessdataManager). */
export function looksTrained(data: Uint8Array): boolean {
  if (data.length < 512) return false
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const parts = view.getInt32(0, true)
  if (parts <= SIGNS || parts > 63) return false
  const starts = Array.from({ length: parts }, (_, part) => Number(view.getBigInt64(4 + part * 8, true)))
  const there = starts.filter((start) => start !== -1)
  const inside = there.every((start, index) => start >= 4 + parts * 8 && start < data.length && start >= (there[index - 1] ?? 0))
  return inside && starts[NETWORK] !== -1 && starts[SIGNS] !== -1
}
