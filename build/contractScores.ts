/** How well kinds and facts of contracts fit the CUAD labels: precision, recall and F1 by kind. Pure. */
export type Label = Record<string, string | undefined>
export type ReadResult = {
  parties: { name: string; as: string }[]
  facts: { kind: string; value: string; words: string }[]
  clauses: { number: string; path: string; part: string; text: string; kind: string[] }[]
}
export type Score = { right: number; proposed: number; wanted: number }

const squeeze = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
/** Letters of a labelled passage that must stand in a clause. */
const ENOUGH = 40

/** The passages of a column: a Python list of strings. */
export function passagesOf(value: string | undefined): string[] {
  if (!value) return []
  const found: string[] = []
  for (const match of value.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)) found.push(...(match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1').split('<omitted>').map((one) => one.trim()).filter(Boolean))
  return found
}

const none = (): Score => ({ right: 0, proposed: 0, wanted: 0 })

/** Whether the kind is in the paper at all. */
export function paperScore(results: readonly { read: ReadResult; label: Label }[], kind: string, column: string): Score {
  const score = none()
  for (const { read, label } of results) {
    const wanted = passagesOf(label[column]).length > 0
    const proposed = read.clauses.some((one) => one.kind.includes(kind)) || read.facts.some((one) => one.kind === kind)
    score.wanted += Number(wanted)
    score.proposed += Number(proposed)
    score.right += Number(wanted && proposed)
  }
  return score
}

/**
 * By passage. Recall: labelled passages that stand in a clause of the kind. Precision: clauses of
 * the kind in which a labelled passage stands. `right` counts the passages found.
 */
export function passageScore(results: readonly { read: ReadResult; label: Label }[], kind: string, column: string): { precision: number; recall: number; wanted: number; proposed: number } {
  let [found, wanted, fitting, proposed] = [0, 0, 0, 0]
  for (const { read, label } of results) {
    const passages = passagesOf(label[column]).map(squeeze).filter((one) => one.length >= 12)
    const own = read.clauses.filter((one) => one.kind.includes(kind)).map((one) => squeeze(one.text))
    wanted += passages.length
    proposed += own.length
    found += passages.filter((passage) => own.some((text) => overlaps(text, passage))).length
    fitting += own.filter((text) => passages.some((passage) => overlaps(text, passage))).length
  }
  return { precision: proposed === 0 ? 1 : fitting / proposed, recall: wanted === 0 ? 1 : found / wanted, wanted, proposed }
}

function overlaps(text: string, passage: string): boolean {
  const many = Math.min(ENOUGH, passage.length)
  for (let at = 0; at + many <= passage.length; at += many) if (text.includes(passage.slice(at, at + many))) return true
  return false
}

/** Names of the answer column ("X (\"Y\"); Z") against the parties read; an alias counts as its party. */
export function partyScore(results: readonly { read: ReadResult; label: Label }[]): Score {
  const score = none()
  for (const { read, label } of results) {
    const wanted = (label['Parties-Answer'] ?? '').split(/;|\)\s*,\s*(?=[A-Z])/).map((one) => one.trim()).filter((one) => squeeze(one).length > 1).map((one) => ({ name: squeeze(one.replace(/\(.*$/, '')), as: [...one.matchAll(/[“"]([^"”]+)[”"]/g)].map((match) => squeeze(match[1] ?? '')) })).filter((one) => one.name !== '' || one.as.length > 0)
    const fits = (party: { name: string; as: string }, one: (typeof wanted)[number]) => {
      const name = squeeze(party.name)
      return (name.length > 2 && one.name.length > 2 && (name.includes(one.name) || one.name.includes(name))) || (party.as !== '' && one.as.includes(squeeze(party.as)))
    }
    score.wanted += wanted.length
    score.proposed += read.parties.length
    score.right += Math.min(wanted.filter((one) => read.parties.some((party) => fits(party, one))).length, read.parties.filter((party) => wanted.some((one) => fits(party, one))).length)
  }
  return score
}

/** A day of an answer column ("5/3/2016") against the fact of that kind; answers with blanks in the day are left out. */
export function dayScore(results: readonly { read: ReadResult; label: Label }[], kind: string, column: string): Score {
  const score = none()
  for (const { read, label } of results) {
    const day = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(label[`${column}-Answer`] ?? '')
    const edtf = day ? `${day[3]}-${day[1]?.padStart(2, '0')}-${day[2]?.padStart(2, '0')}` : null
    if (edtf === null && label[`${column}-Answer`]) continue
    const own = read.facts.filter((one) => one.kind === kind && /^\d{4}-/.test(one.value))
    score.wanted += Number(edtf !== null)
    score.proposed += Math.min(1, own.length)
    score.right += Number(own.some((one) => one.value === edtf))
  }
  return score
}

/** The state or country of the answer column against the first law that was read. */
export function lawScore(results: readonly { read: ReadResult; label: Label }[]): Score {
  const score = none()
  for (const { read, label } of results) {
    const answer = label['Governing Law-Answer'] ?? ''
    const own = read.facts.filter((one) => one.kind === 'governing-law')
    score.wanted += Number(answer !== '')
    score.proposed += Math.min(1, own.length)
    const places = answer.split(/[,;]/).map((one) => squeeze(one)).filter((one) => one.length > 3)
    score.right += Number(own.slice(0, 2).some((one) => places.some((place) => squeeze(one.value).includes(place) || place.includes(squeeze(one.value)))))
  }
  return score
}

export function figures(score: Score): { precision: number; recall: number; f1: number } {
  const precision = score.proposed === 0 ? (score.wanted === 0 ? 1 : 0) : score.right / score.proposed
  const recall = score.wanted === 0 ? 1 : score.right / score.wanted
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
