/**
 * Kind and flags of an allegation from its words (domain § 1.4). A cue proposes; a person decides.
 */
import type { AllegationFlag, AllegationKind, Cue } from './model'
import { sentences } from './sentences'

const BELIEF: readonly RegExp[] = [
  /\b(?:up)?on (?:the )?information (?:and|&) belief\b/gi,
  /\b(?:is|are) informed and (?:therefore )?believes?(?:,? and (?:thereon|on that basis|therefore) alleges?)?/gi,
  /\bplaintiffs? (?:also |further |therefore )?believes?\b(?! in\b)/gi,
  /\bto the best of (?:his|her|its|their|plaintiff[’']?s?['’]?) knowledge\b/gi,
  /\bdiscovery will (?:show|reveal|confirm|establish)\b/gi,
  /\bwill likely have evidentiary support\b/gi,
]
const GENERAL_BELIEF = /\bknowledge as to\b[\s\S]{0,120}?\binformation and belief as to (?:all )?other|\ball other allegations are based upon information and belief|\ballegations?[^.]{0,80}\bbased (?:up)?on (?:the )?(?:investigation of counsel|information and belief)/i

const CONCLUSION: readonly RegExp[] = [
  /\bconstitut(?:es?|ed|ing) (?:an? )?(?:\w+ ){0,2}(?:breach|violation|unlawful|unfair|fraudulent)/gi,
  /\b(?:is|are) (?:jointly and severally |therefore |thus )?liable\b/gi,
  /\bin violation of\b/gi,
  /\bviolat(?:ed|es) (?:the |section |§)/gi,
  /\bas a (?:direct and |legal and )?proximate (?:and foreseeable )?(?:result|cause)/gi,
  /\b(?:is|are) entitled to\b/gi,
  /\bwithin the meaning of\b/gi,
  /\b(?:valid|binding) and enforceable\b/gi,
  /\bunlawful, unfair,? (?:and|or|and\/or) fraudulent\b/gi,
]
const INCORPORATION = /\b(?:repeats?|re-?alleges?|incorporates?)\b[\s\S]{0,160}?\b(?:by reference|foregoing|preceding|above|paragraphs?|fully set forth|averments)/i
const JURISDICTION = /\b(?:subject[- ]matter |personal |supplemental |original |diversity )jurisdiction\b|\bjurisdiction (?:over|is proper|exists|under|pursuant)|28 U\.?S\.?C\.? §+ ?(?:1331|1332|1337|1343|1346|1367)/i
const VENUE = /\bvenue (?:is|lies|in)\b|\bproper venue\b|§ ?1391|\bdivisional assignment\b|\bintradistrict assignment\b/i
const CLASS = /\b(?:numerosity|commonality|typicality|adequa(?:te|cy) (?:of )?represent|predominat|questions of (?:law|fact)|claims are typical|adequately (?:represent|protect)|class action is superior|on behalf of (?:a|the|all)\b[^.]{0,60}\bclass\b|joinder of all|class (?:is defined|definition|certification)|rule 23|members of the (?:sub)?class (?:is|are) so numerous)/i
const RESULT = /\b(?:as a (?:direct|proximate|further|foreseeable)?[^.]{0,30}result|caused by|because of (?:this|these|defendant))/i
const HARM = /\b(?:damages?|injur(?:y|ies|ed)|harm(?:ed)?|suffered|lost money|loss(?:es)? of|deprived of the benefit|overpa(?:id|yment)|emotional distress)\b/i
const KNOWLEDGE = /\b(?:knew|knows|known|knowing(?:ly)?|should have known|aware|intend(?:ed|s)?|intentional(?:ly)?|willful(?:ly)?|reckless(?:ly)?|malic(?:e|ious)|deliberate(?:ly)?)\b/i
const AGREEMENT = /\b(?:agreement|contract|terms of service|user agreement|subscription agreement|terms and conditions|clause|covenant)\b/i
const PERFORMANCE = /\bplaintiffs?\b[^.]{0,80}\b(?:performed|paid|complied|fulfilled|did all|satisfied)\b/i
const PARTY = /^(?:lead |named |individual )?(?:plaintiffs?|defendants?|petitioner|respondent)\b.{0,160}?\b(?:is|was|are|were|resides?|lives?|born|maintains?)\b.{0,160}?\b(?:resident|citizen|individual|corporation|company|organi[sz]ed|incorporated|principal place of business|residing|domiciled|born|member|natural person|partnership|LLC|limited liability)/i
const PARTY_SHORT = /^(?:plaintiffs?|defendants?)\b[^.]{0,90}\b(?:resid(?:es?|ing)|is (?:an? )?(?:individual|resident|citizen|corporation|delaware|california))/i
const OMISSION = /\b(?:failed to|did not|never|omitted|without (?:disclosing|obtaining|notice)|neglected to|refused to|fail(?:s|ure) to)\b/i
const PUBLIC = /\b(?:press|news(?:paper)?|article|announce[ds]?|statement|published|posted|blog|privacy policy|stated|tweeted|website states|FAQ|help page)\b/i
const AGENCY = /\b(?:alter ego|agents? of|ratif(?:y|ied|ication)|course and scope|acted in concert|aided and abetted|conspir)/i
const TOLLING = /\b(?:toll(?:ed|ing)|statute of limitations|fraudulent concealment|discovery rule|could not have discovered)\b/i
const RELIANCE = /\brel(?:ied|iance|ying) (?:up)?on\b|\breasonably relied\b|\bin reliance\b/i
const CAUSATION = /\b(?:caused|proximate(?:ly)?|substantial factor|but for|resulted in|as a result)\b/i
const DEFENDANT_ACT = /\b(?:defendants?|company|it|they|he|she|[A-Z][\w.]+)\b[^.]{0,60}\b(?:[a-z]+ed|sent|gave|made|took|began|told|put|used|uses|shares?|discloses?)\b/

const DATE = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?\d{4}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b(?:early|late|mid|in|since)[- ](?:19|20)\d{2}\b/g
const QUOTE = /[“"][^”"]{12,}[”"]/g
const ALTERNATIVE = /\b(?:in the alternative|alternatively|and\/or in the alternative)\b/gi
const NAME = /\b(?:Mr|Mrs|Ms|Dr|Rev|Officer|Lieutenant|Captain|Judge|Detective)\.?\s+[A-Z][\w’'-]+/g

export type Classified = { kind: AllegationKind; flags: AllegationFlag[]; cues: Cue[] }

/** Whether a paragraph puts the whole pleading on information and belief. */
export function isGeneralBelief(text: string): boolean {
  return GENERAL_BELIEF.test(text)
}

/**
 * @param text the paragraph without its number
 * @param inCount whether it stands under the heading of a count
 */
export function classify(text: string, inCount: boolean, inPrayer: boolean): Classified {
  const cues: Cue[] = []
  if (!isGeneralBelief(text)) addBelief(text, cues)
  addAll(text, CONCLUSION, 'legal-conclusion', cues)
  addAll(text, [DATE], 'date', cues)
  addAll(text, [QUOTE], 'quotes-document', cues)
  addAll(text, [ALTERNATIVE], 'alternative', cues)
  addAll(text, [NAME], 'names-person', cues)
  const flags = new Set<AllegationFlag>(cues.map((cue) => cue.flag))
  const parts = sentences(text)
  if (parts.length >= 4) flags.add('compound')
  const kind = kindOf(text, flags, inCount, inPrayer, parts.map(({ from, to }) => text.slice(from, to)))
  if (kind === 'legal-conclusion' || kind === 'incorporation') flags.delete('compound')
  return { kind, flags: [...flags], cues: cues.sort((a, b) => a.from - b.from) }
}

function addAll(text: string, patterns: readonly RegExp[], flag: AllegationFlag, cues: Cue[]): void {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) cues.push({ flag, from: match.index, to: match.index + match[0].length })
  }
}

/** The words themselves are marked; the flag holds for the paragraph. */
function addBelief(text: string, cues: Cue[]): void {
  const before = cues.length
  addAll(text, BELIEF, 'information-and-belief', cues)
  const own = cues.splice(before)
  // "is informed and believes" inside "on information and belief" is marked once.
  for (const cue of own.sort((a, b) => a.from - b.from)) {
    if (!cues.some((one) => one.flag === cue.flag && cue.from < one.to && one.from < cue.to)) cues.push(cue)
  }
}

function kindOf(text: string, flags: Set<AllegationFlag>, inCount: boolean, inPrayer: boolean, parts: string[]): AllegationKind {
  if (inPrayer) return 'relief'
  if (INCORPORATION.test(text) && text.length < 420) return 'incorporation'
  if (VENUE.test(text)) return 'venue'
  if (JURISDICTION.test(text)) return 'jurisdiction'
  if (!inCount && (PARTY.test(text) || PARTY_SHORT.test(text))) return 'party'
  if (CLASS.test(text)) return 'class'
  if (TOLLING.test(text)) return 'tolling'
  if (isConclusion(flags, parts)) return 'legal-conclusion'
  if (AGENCY.test(text)) return 'agency'
  if (RELIANCE.test(text)) return 'reliance'
  if (PERFORMANCE.test(text)) return 'performance'
  if (RESULT.test(text) && HARM.test(text)) return 'harm'
  if (PUBLIC.test(text) && flags.has('quotes-document')) return 'public-statement'
  if (AGREEMENT.test(text) && (flags.has('quotes-document') || /\b(?:entered|agreed|provides|promis|governed|accept)/i.test(text))) return 'agreement'
  if (/\b(?:harmed|injured|damaged|lost money|suffered)\b/i.test(text)) return 'harm'
  if (KNOWLEDGE.test(text) && text.length < 500) return 'knowledge'
  if (CAUSATION.test(text) && text.length < 300) return 'causation'
  if (OMISSION.test(text) && /\bdefendants?\b|\bcompany\b/i.test(text)) return 'omission'
  return DEFENDANT_ACT.test(text) || flags.has('date') ? 'conduct' : 'background'
}

/** Every sentence is a conclusion, and none states a date, a quotation or an act of its own. */
function isConclusion(flags: Set<AllegationFlag>, parts: string[]): boolean {
  if (!flags.has('legal-conclusion') || flags.has('date') || flags.has('quotes-document') || flags.has('information-and-belief')) return false
  return parts.every((part) => CONCLUSION.some((pattern) => part.search(pattern) >= 0) && !/\b(?:by|when|because)\s+\w+ing\b/.test(part) && part.length < 360)
}
