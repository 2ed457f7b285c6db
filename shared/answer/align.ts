/**
 * Lays the responses of an answer beside the paragraphs of the complaint: by number, checked by words
 * (domain § 3). The printed number decides; where the words fit another paragraph it is said.
 */
import { Fit } from './likeness'
import type { AlignedResponse, Alignment, Answered, AnswerDoubt, ParsedAnswer, ParsedResponse, ResponseFlag } from './model'
import { citeRanges } from './numbers'
import { readByParty } from './reading'
import { complaintName } from './title'

export type Complaint = {
  paragraphs: readonly Answered[]
  docketNumber: string | null
  /** 0 for the first complaint, 1 for the first amended; null where it is not known */
  amendment: number | null
}

/** How far beside its number a response is looked for. Paragraphs. */
const REACH = 6
/** Above this two texts are the same paragraph. */
const SAME = 0.6
const AMOUNT = /\$\s?\d|\bamount of (?:the )?(?:damages|loss)\b|\bdamages in (?:an|the) amount\b/i

export function alignAnswer(answer: ParsedAnswer, complaint: Complaint): Alignment {
  const { paragraphs } = complaint
  const fit = new Fit(paragraphs, answer.responses.map((one) => one.text))
  const doubts: AnswerDoubt[] = [...answer.doubts]
  const pairs = answer.style === 'unnumbered' ? pairByWords(answer.responses, paragraphs, fit) : pairByNumber(answer.responses, paragraphs, doubts)
  const responses = pairs.map(({ paragraph, response }) => alignOne(answer, paragraphs, fit, paragraph, response))
  responses.sort((a, b) => a.paragraph - b.paragraph || a.response - b.response)
  const met = new Set(responses.map((one) => one.paragraph))
  const missing = paragraphs.flatMap((one, index) => (met.has(index) || one.kind === 'relief' ? [] : [index]))
  markDrift(answer, paragraphs, responses, fit, doubts)
  sayOfResponses(answer, paragraphs, responses, doubts)
  sayMissing(answer, paragraphs, missing, doubts)
  const { answersIt, reasons } = whetherItAnswers(answer, complaint, responses, fit)
  if (answersIt !== 'yes') doubts.unshift({ what: 'other-complaint', say: `${answersIt === 'no' ? 'This is an answer to another complaint' : 'This may be an answer to another complaint'}: ${reasons.join(' ')}`, page: 1, response: null })
  return { responses, missing, answersIt, reasons, doubts }
}

type Pair = { paragraph: number; response: number }

function pairByNumber(responses: readonly ParsedResponse[], paragraphs: readonly Answered[], doubts: AnswerDoubt[]): Pair[] {
  const places = new Map<number, number[]>()
  paragraphs.forEach((one, index) => {
    const same = places.get(one.n)
    if (same) same.push(index)
    else places.set(one.n, [index])
  })
  const pairs: Pair[] = []
  const used = new Set<number>()
  const beyond: string[] = []
  let last = -1
  responses.forEach((response, index) => {
    for (const range of response.targets) {
      for (let n = range.from; n <= Math.min(range.to, range.from + 2000); n++) {
        const there = places.get(n) ?? []
        // A number that the complaint prints twice is met in order: the first not used behind the last one met.
        const paragraph = there.find((one) => !used.has(one) && one > last) ?? there.find((one) => !used.has(one)) ?? there[0]
        if (paragraph === undefined) {
          beyond.push(String(n))
          continue
        }
        if (used.has(paragraph)) doubts.push({ what: 'twice', say: `¶ ${paragraphs[paragraph]?.label} is answered more than once.`, page: response.place.page, response: null })
        used.add(paragraph)
        last = paragraph
        pairs.push({ paragraph, response: index })
      }
    }
    if (response.targets.length === 0) doubts.push({ what: 'unassigned', say: `No paragraph is named for “${response.text.slice(0, 90)}”.`, page: response.place.page, response: null })
  })
  if (beyond.length > 0) doubts.push({ what: 'beyond', say: `The complaint has no ${beyond.length === 1 ? 'paragraph' : 'paragraphs'} ${beyond.slice(0, 12).join(', ')}${beyond.length > 12 ? ', …' : ''}, but the answer responds to ${beyond.length === 1 ? 'it' : 'them'}.`, page: 1, response: null })
  return pairs
}

/** Without numbers: behind an allegation that is printed again, else in order where there are as many of both. */
function pairByWords(responses: readonly ParsedResponse[], paragraphs: readonly Answered[], fit: Fit): Pair[] {
  const pairs: Pair[] = []
  const used = new Set<number>()
  responses.forEach((response, index) => {
    if (response.restated === null) return
    const best = nearest(fit, response.restated, paragraphs, used)
    if (best === null) return
    used.add(best)
    pairs.push({ paragraph: best, response: index })
  })
  const needed = paragraphs.filter((one) => one.kind !== 'relief').length
  if (pairs.length === 0 && responses.length === needed) return responses.map((_one, index) => ({ paragraph: index, response: index }))
  return pairs
}

function nearest(fit: Fit, text: string, paragraphs: readonly Answered[], used: ReadonlySet<number>): number | null {
  let best: number | null = null
  let most = SAME
  paragraphs.forEach((_one, index) => {
    if (used.has(index)) return
    const score = fit.covered(index, text)
    if (score > most) {
      most = score
      best = index
    }
  })
  return best
}

function alignOne(answer: ParsedAnswer, paragraphs: readonly Answered[], fit: Fit, paragraph: number, index: number): AlignedResponse {
  const response = answer.responses[index] as ParsedResponse
  const allegation = paragraphs[paragraph] as Answered
  const flags = new Set<ResponseFlag>(response.flags)
  let { kind } = response
  if (flags.has('rest-unanswered')) {
    // What the admission says again nearly whole leaves no rest.
    if (fit.covered(paragraph, response.text) >= 0.75) flags.delete('rest-unanswered')
    else if (answer.generalDenial) {
      kind = 'partial'
      flags.add('catch-all')
    }
  }
  if (answer.generalDenial && (kind === 'no-response' || kind === 'speaks-for-itself' || kind === 'legal-conclusion')) flags.add('catch-all')
  if (kind === 'lacks-knowledge' && isOwnMatter(answer, allegation)) flags.add('own-matter')
  return { kind, flags: [...flags], parts: response.parts, paragraph, response: index, byParty: readByParty(response.text, response, answer.parties), drift: null }
}

const OWN_KINDS = new Set(['party', 'conduct', 'omission', 'public-statement', 'agreement', 'knowledge'])

/** An allegation whose subject is who answers, about what it is, did, knew or wrote. */
function isOwnMatter(answer: ParsedAnswer, allegation: Answered): boolean {
  if (!OWN_KINDS.has(allegation.kind)) return false
  const subject = allegation.text.slice(0, 70)
  if (answer.parties.some((party) => [party.name, party.definedAs].some((name) => name !== null && name.length > 2 && subject.includes(name)))) return true
  return answer.parties.length <= 1 && /^\W*(?:on information and belief,\s*)?defendant\b(?! class)/i.test(subject)
}

/** Words that fit another paragraph than the number, or an incorporation that stands elsewhere, more than once in a row. */
function markDrift(answer: ParsedAnswer, paragraphs: readonly Answered[], responses: AlignedResponse[], fit: Fit, doubts: AnswerDoubt[]): void {
  const votes: { at: number; to: number; by: number }[] = []
  responses.forEach((one, at) => {
    const response = answer.responses[one.response] as ParsedResponse
    const to = one.kind === 'incorporated' ? incorporationNear(paragraphs, one.paragraph) : betterFit(fit, response.restated ?? response.text, one.paragraph, paragraphs.length)
    if (to !== null && to !== one.paragraph) votes.push({ at, to, by: to - one.paragraph })
  })
  const runs: (typeof votes)[] = []
  for (const vote of votes) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && Math.sign(before.by) === Math.sign(vote.by) && vote.at - before.at <= 20) run.push(vote)
    else runs.push([vote])
  }
  for (const run of runs) {
    const first = run[0]
    if (!first || run.length < 2) continue
    for (const { at, to } of run) {
      const one = responses[at] as AlignedResponse
      one.drift = to
      one.flags = [...one.flags, 'number-drifts']
    }
    const one = responses[first.at] as AlignedResponse
    const last = responses[run.at(-1)?.at ?? first.at] as AlignedResponse
    const said = one.kind === 'incorporated' ? 'the answer takes over earlier responses where the complaint does not repeat paragraphs' : 'the words of the responses fit other paragraphs'
    doubts.push({
      what: 'drift', response: first.at, page: (answer.responses[one.response] as ParsedResponse).place.page,
      say: `Between ¶ ${paragraphs[one.paragraph]?.label} and ¶ ${paragraphs[last.paragraph]?.label} the numbers seem to drift: ${said}. The response to ¶ ${paragraphs[one.paragraph]?.label} would fit ¶ ${paragraphs[first.to]?.label}. The printed numbers were kept.`,
    })
  }
}

function incorporationNear(paragraphs: readonly Answered[], at: number): number | null {
  if (paragraphs[at]?.kind === 'incorporation') return null
  for (let step = 1; step <= 3; step++) {
    for (const to of [at + step, at - step]) if (paragraphs[to]?.kind === 'incorporation') return to
  }
  return null
}

function betterFit(fit: Fit, text: string, at: number, count: number): number | null {
  const words = fit.telling(text)
  if (words.length < 3) return null
  const own = fit.score(words, at)
  if (own >= 0.25) return null
  let best: number | null = null
  let most = Math.max(0.5, own + 0.35)
  for (let to = Math.max(0, at - REACH); to <= Math.min(count - 1, at + REACH); to++) {
    const score = to === at ? 0 : fit.score(words, to)
    if (score > most) {
      most = score
      best = to
    }
  }
  return best
}

function sayOfResponses(answer: ParsedAnswer, paragraphs: readonly Answered[], responses: readonly AlignedResponse[], doubts: AnswerDoubt[]): void {
  responses.forEach((one, index) => {
    const response = answer.responses[one.response] as ParsedResponse
    const cite = `¶ ${paragraphs[one.paragraph]?.label}`
    const add = (what: AnswerDoubt['what'], say: string) => doubts.push({ what, say, page: response.place.page, response: index })
    if (one.flags.includes('no-verb')) add('no-verb', `The response to ${cite} neither admits nor denies: “${response.text.slice(0, 120)}”.`)
    if (one.flags.includes('weak-lack')) add('weak-lack', `The response to ${cite} says that something is not known, but not that no belief about the truth can be formed (FRCP 8(b)(5)).`)
    if (paragraphs[one.paragraph]?.kind === 'relief' && one.kind !== 'denied') add('prayer', `${cite} belongs to the prayer, and the answer responds to it with “${response.text.slice(0, 60)}”. Its number may be that of a defense.`)
  })
}

function sayMissing(answer: ParsedAnswer, paragraphs: readonly Answered[], missing: readonly number[], doubts: AnswerDoubt[]): void {
  if (missing.length === 0 || answer.style === 'none') return
  const ranges: { from: number; to: number }[] = []
  for (const index of missing) {
    const n = (paragraphs[index] as Answered).n
    const last = ranges.at(-1)
    if (last && last.to === n - 1) last.to = n
    else ranges.push({ from: n, to: n })
  }
  const what = answer.generalDenial ? 'The answer denies whatever it does not admit, so they count as denied.' : 'What is not denied is admitted where a response was due (FRCP 8(b)(6)).'
  doubts.push({ what: 'missing', response: null, page: 1, say: `No response was found to ${citeRanges(ranges)}. ${what}` })
}

/** Whether an allegation is about the amount of damages, which silence does not admit (FRCP 8(b)(6)). */
export function isOfAmount(text: string): boolean {
  return AMOUNT.test(text)
}

function whetherItAnswers(answer: ParsedAnswer, complaint: Complaint, responses: readonly AlignedResponse[], fit: Fit): Pick<Alignment, 'answersIt' | 'reasons'> {
  const no: string[] = []
  const unsure: string[] = []
  const theirs = docketKey(answer.docketNumber)
  const ours = docketKey(complaint.docketNumber)
  if (theirs !== null && ours !== null && theirs !== ours) no.push(`It bears the number ${answer.docketNumber}, the complaint ${complaint.docketNumber}.`)
  if (answer.answersAmendment !== null && complaint.amendment !== null && answer.answersAmendment !== complaint.amendment) no.push(`It says that it answers ${complaintName(answer.answersAmendment)}; this is ${complaintName(complaint.amendment)}.`)
  const highest = Math.max(0, ...complaint.paragraphs.map((one) => one.n))
  const over = answer.responses.filter((one) => one.targets.some((range) => range.to > highest)).length
  if (over >= 3 && over > answer.responses.length * 0.03) no.push(`It responds up to ¶ ${Math.max(...answer.responses.flatMap((one) => one.targets.map((range) => range.to)))}; the complaint ends at ¶ ${highest}.`)
  const telling = responses.map((one) => ({ one, words: fit.telling((answer.responses[one.response] as ParsedResponse).restated ?? (answer.responses[one.response] as ParsedResponse).text) })).filter(({ one, words }) => words.length >= 3 && !one.flags.includes('range'))
  const fits = telling.filter(({ one, words }) => fit.score(words, one.paragraph) >= 0.2).length
  if (telling.length >= 6 && fits < telling.length * 0.3) unsure.push(`Of ${telling.length} responses that name particulars, ${fits} fit the paragraph of their number.`)
  const met = new Set(responses.map((one) => one.paragraph)).size
  if (answer.generalDenial === null && answer.responses.length > 0 && met < complaint.paragraphs.length * 0.4) unsure.push(`It responds to ${met} of ${complaint.paragraphs.length} paragraphs.`)
  return { answersIt: no.length > 0 ? 'no' : unsure.length > 0 ? 'unsure' : 'yes', reasons: [...no, ...unsure] }
}

/** "3:17-cv-00072-NKM-JCH" and "3:17-CV-72" are one number: year and number count. */
function docketKey(number: string | null): string | null {
  const match = /(\d{2})\s*-?\s*c(?:v|iv)\.?\s*-?\s*0*(\d{1,6})/i.exec(number ?? '')
  return match ? `${match[1]} ${match[2]}` : null
}
