/**
 * The words by which an answer admits, denies or evades (domain § 3). Each cue is bounded in what it
 * spans, so that no text makes it slow.
 */

export type CueKind = 'admitted' | 'denied' | 'lacks-knowledge' | 'speaks-for-itself' | 'legal-conclusion' | 'no-response' | 'incorporated' | 'weak-lack'
export type Cue = { kind: CueKind; from: number; to: number; words: string }

/** Words that may begin "lacks knowledge or information sufficient to form a belief about the truth" (8(b)(5)). */
const LACK = /\b(?:lacks?|lacking|without|insufficient|for (?:want|lack) of|due to (?:a )?lack of|do(?:es)? not (?:currently )?(?:have|possess)|ha(?:s|ve) no|unable to|cannot|can neither)\b/gi
const OF_WHAT = /^[^.;]{0,90}?\b(?:knowledge|information|belief|truth|admit (?:or|nor) deny)\b/i
const BELIEF = /^[^.;]{0,120}?\bbelief\b(?:\s+(?:as to|about|concerning|regarding|in|of)\s+the\s+truth\b)?/i
const BASIS = `(?:on (?:that|this|such|those) (?:basis|grounds?)|therefore|accordingly|thus|hence|so|consequently|for that reason|based thereon|thereon)`
/** The denial that follows from the lack, before or behind "on that basis"; a part of the lack and no denial of its own. */
const TAIL = new RegExp(String.raw`^[^.;]{0,200}?\b(?:${BASIS},?\s+(?:\w+\s+){0,4}?den(?:y|ies|ied)\b|den(?:y|ies)\b[^.;]{0,80}?\b${BASIS}\b)`, 'i')
const OBJECT = /^\s+(?:those|them|the same|such|each(?: and every)?|all(?: of)?|the|said|same)\b(?:\s+(?:remaining\s+)?(?:allegations?|averments?)\b)?(?:\s+(?:of|in|contained in)\s+(?:this|that|such|said|the)\s+paragraph\b)?/i

/** From the first word of the lack to the end of the denial that is a part of it. */
function lackCues(text: string): Cue[] {
  const found: Cue[] = []
  for (const match of text.matchAll(LACK)) {
    const from = match.index
    if (from < (found.at(-1)?.to ?? 0)) continue
    let to = from + match[0].length
    const extend = (pattern: RegExp, reach: number) => {
      const more = pattern.exec(text.slice(to, to + reach))
      if (more) to += more[0].length
      return more !== null
    }
    if (!extend(OF_WHAT, 130)) continue
    extend(BELIEF, 200)
    if (extend(TAIL, 340)) extend(OBJECT, 120)
    found.push({ kind: 'lacks-knowledge', from, to, words: text.slice(from, to) })
  }
  return found
}

const CUES: readonly [CueKind, RegExp][] = [
  ['weak-lack', /\b(?:(?:is|are) (?:not aware|unaware)|(?:do|does) not (?:know|recall))\b/gi],
  ['incorporated', /\b(?:incorporates?|re-?alleges?|restates?|repeats?|reasserts?|adopts?)\b[^.;]{0,120}?\b(?:admissions?|denials?|responses?|answers?|paragraphs?|foregoing|preceding|above|statements?|averments?|allegations?)\b/gi],
  ['speaks-for-itself', /\bspeaks? for (?:itself|themselves|himself|herself)\b|\brefers?\b[^.;]{0,140}?\b(?:contents?|terms|provisions|complete|full|true)\b/gi],
  ['legal-conclusion', /\blegal (?:conclusions?|arguments?|contentions?|opinions?|characterizations?)\b|\bconclusions? of law\b|\bargumentative\b|\bstatements? of law\b/gi],
  ['no-response', /\b(?:no|not)\b[^.;]{0,30}?\b(?:response|answer|responsive pleading|admission or denial)\b[^.;]{0,40}?\b(?:required|necessary|called for|needed|due|warranted)\b|\b(?:do|does) not (?:\w+ ){0,3}?(?:a |an |any )?(?:response|answer)\b|\bnot required to (?:respond|answer|admit)\b|\b(?:need not|declines? to|objects? to|refuses? to)\b[^.;]{0,20}?\b(?:respond|answer|admit)\w*|\bnot directed (?:to|at|against|toward)\b|\bdirected (?:solely |only )?(?:to|at|against|toward) (?:another|other|a different)\b|\bno allegations?\b[^.;]{0,30}?\bagainst\b/gi],
  ['admitted', /\b(?:admits?|admitted|admitting|concedes?|conceded|acknowledges?|agrees?)\b|\bdo(?:es)? not (?:dispute|contest|deny)\b/gi],
  ['denied', /\b(?:den(?:y|ies|ied|ying)|disputes?|disputed|controverts?)\b/gi],
]

/** What stands before a word and turns it: "except as admitted", "not admitted", "neither admits nor denies". */
const NO_ADMISSION = /\b(?:not|never|nor|neither|without|expressly|specifically|explicitly|hereinafter|hereinabove|herein|otherwise|heretofore|previously|so|as|than as|extent|unless|those|matters|facts|allegations?)\s+(?:(?:been|be|is|are|specifically|expressly|explicitly|otherwise|hereinabove|herein|heretofore|so|and|or|to|can|being|above|previously)\s+){0,4}$/i
const EXCEPTED = /\b(?:except|save|other than|unless|but|not)\b[^.;]{0,60}$/i

/** Finds what a response does, in reading order; a cue inside another that swallowed it is left out. */
export function findCues(text: string): Cue[] {
  const found: Cue[] = lackCues(text)
  for (const [kind, pattern] of CUES) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (found.some((one) => from < one.to && to > one.from && swallows(one.kind, kind))) continue
      if (kind === 'admitted' && !admits(text, from, match[0])) continue
      if (kind === 'denied' && !denies(text, from, to)) continue
      found.push({ kind, from, to, words: match[0] })
    }
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to)
}

/** "lacks knowledge …, and therefore denies" is one; "admits that the document speaks for itself" stays two. */
function swallows(outer: CueKind, inner: CueKind): boolean {
  if (outer === 'lacks-knowledge') return true
  return outer === 'incorporated' && (inner === 'admitted' || inner === 'denied' || inner === 'speaks-for-itself')
}

function admits(text: string, at: number, words: string): boolean {
  const before = text.slice(Math.max(0, at - 90), at)
  if (/^(?:admitted|conceded)$/i.test(words)) {
    // "Admitted." and "it is admitted that" admit; "not admitted", "as so admitted", "those admitted" point to others.
    if (/\b(?:it|this|paragraph|allegations?|sentence|same)(?:\s+\S+){0,6}?\s+(?:is|are)\s+(?:further\s+|also\s+)?$/i.test(before) && !/\bnot\b[^.;]{0,20}$/i.test(before)) return true
    if (NO_ADMISSION.test(before) || EXCEPTED.test(before)) return false
  }
  if (/\b(?:neither|nor|cannot|can neither|not|unable to|to either|either)\s+(?:\w+\s+)?$/i.test(before) && !/^do/i.test(words)) return false
  // "admit or deny" is the phrase of somebody who does neither.
  if (/^\S+\s+(?:or|nor)\s+den/i.test(text.slice(at, at + 40))) return false
  return !(/^(?:acknowledge|agree)/i.test(words) && !/^\S+\s+that\b/i.test(text.slice(at, at + 40)))
}

function denies(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 40), from)
  if (/\b(?:nor|neither|or|cannot|not|and)\s+$/i.test(before) && /\b(?:neither|admit(?:s|ted)?)\b[^.;]{0,12}$/i.test(before)) return false
  if (/\b(?:do|does|did|not) not\s+$/i.test(before) || /\bnot\s+$/i.test(before)) return false
  return !/^\s+(?:or|nor)\s+admit/i.test(text.slice(to, to + 20))
}

const CATCH_ALL: readonly RegExp[] = [
  /(?:\b(?:each|any|every|all|whatever|anything)\b[^.;]{0,160}?\bnot\b[^.;]{0,60}?\b(?:admitted|responded to|answered|addressed)\b[^.;]{0,80}?\b(?:is|are|be|hereby)\b[^.;]{0,40}?\bdenied\b)/i,
  /(?:\b(?:except|unless|save|other than|to the extent not)\b[^.;]{0,120}?\b(?:admit(?:ted|s)?|stated|responded|set forth|answered)\b[^.;]{0,120}?\bden(?:y|ies|ied)\b[^.;]{0,80}?\b(?:each|every|all|any|remaining)\b)/i,
  /(?:\bden(?:y|ies)\b[^.;]{0,60}?\b(?:each|every|all|any)\b[^.;]{0,120}?\bnot\b[^.;]{0,60}?\badmitted\b)/i,
  /(?:\bgeneral(?:ly)?(?: and specifically| and specific)?\b[^.;]{0,40}?\bden(?:y|ies|ial)\b[^.;]{0,120}?\b(?:each|every|all|allegations?)\b)/i,
  /(?:\bden(?:y|ies)\b,? ?general(?:ly)?(?:,? (?:and|or) specifically)?,?[^.;]{0,60}?\b(?:each|every|all)\b)/i,
]

/** Whether words deny everything that is not admitted, or everything (FRCP 8(b)(3)); a denial of one paragraph's rest does not. */
export function isCatchAll(sentence: string): boolean {
  if (/\b(?:this|said|that|paragraphs?)\s+(?:paragraph|\d)/i.test(sentence) || /\b(?:of|in) paragraphs? /i.test(sentence)) return false
  return CATCH_ALL.some((pattern) => pattern.test(sentence))
}
