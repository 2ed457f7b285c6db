/** Duties stated in the present tense: "LinkedIn tells Customer …", "Customer is responsible for …", "Supplier does not sell …". */
import type { Modality } from './model'

/** Roles that agreements give to a side without defining them as parties. */
const ROLE = '(?:the |The )?(?:Customer|Client|Company|Supplier|Vendor|Seller|Buyer|Purchaser|Provider|Processor|Controller|Licensor|Licensee|Lessor|Lessee|Landlord|Tenant|Employer|Employee|Consultant|Contractor|Distributor|Manufacturer|Reseller|Agent|Principal|Recipient|Publisher|Member|Subscriber|User|(?:Receiving|Disclosing|Indemnifying|Indemnified) Party|(?:Each|Either|Neither|Every|No) [Pp]arty|(?:Both|The) [Pp]arties)'
/** What is so, is known, is meant or is done by the words themselves is no duty. */
const NO_DUTY_VERB = /^(?:is|was|has|does|means|includes|owns|consists|refers|remains|applies|contains|constitutes|wants|wishes|desires|believes|intends|needs|likes|knows|understands|recogni[sz]es|acknowledges|agrees|accepts|consents|confirms|represents|warrants|covenants|waives|grants|assigns|licenses|appoints|retains|reserves|releases|disclaims|operates|exists|becomes|seems|expects|receives|requires|requests|determines|meets|relies|engages|allows|excludes|terminates|expires|ceases|fails|breaches|defaults|dies|s)$/
const CONDITION = /^(?:if|when|whenever|where|once|unless|until|as soon as|to the extent|in (?:the|any) event|in case|should|provided|each time|so long as)\b/i
const OPENS = /^(?:upon|on|after|before|in|for|to|at|during|subject|except)\b/i
const MODAL = /\b(?:shall|must|will|may|can)\b/i
const MOST = 700
const ADVERB = '(?:(?:only|also|always|promptly|immediately|regularly|solely|then|hereby|further|itself|at all times|never),? ){0,2}'
const DOES = "(?:is|are) (?:(?:solely|fully|jointly|severally|not|also|and|alone) ){0,3}(?:responsible|liable|accountable|answerable)(?: for|to)\\b|do(?:es)? not (?!(?:mean|include|apply|constitute|own|have|need|want|know|warrant|represent|guarantee|grant|exclude|waive|assume|transfer|acquire|obtain)\\b)[a-z]{3,}|[a-z]{2,}s"
const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export type Present = { who: string; modality: Modality; /** offset of the verb */ at: number; /** from the verb on, as behind “must” */ what: string }

/** Finds such duties of the sides of one agreement. @param names of the parties, as they are called in it */
export function presentDuties(names: readonly string[]): (sentence: string) => Present | null {
  const actor = [...names.filter((one) => one.length > 1).sort((a, b) => b.length - a.length).slice(0, 40).map(escaped), ROLE].join('|')
  const plain = new RegExp(`(?:^|[,:.] (?:then |and )?)(${actor}),? (?:shall not be, )?(${ADVERB})(${DOES})(?= |,|$)`, 'g')
  // "We share your data" tells what is done; "we do not share it" promises.
  const ours = /(?:^|[,:.] (?:and )?)([Ww]e) ((?:also |never |only )?)(do not [a-z]{3,}|(?:are|are not) (?:responsible|liable) for)/g
  return (sentence) => {
    const text = sentence.slice(0, MOST)
    const conditional = CONDITION.test(text)
    let found: Present | null = null
    for (const match of [...text.matchAll(plain), ...text.matchAll(ours)]) {
      const [all, who = '', adverb = '', verb = ''] = match
      if (NO_DUTY_VERB.test(verb)) continue
      const at = match.index + all.length - verb.length - adverb.length
      // Behind "if" or "when" the side that is named last does what follows from it.
      if (found && !conditional && !OPENS.test(text)) break
      found = { who: who.replace(/^The /, 'the '), modality: modalityOf(verb, adverb, who), at, what: `${adverb.replace(/\bnever,? /, '')}${infinitive(verb)}${sentence.slice(at + adverb.length + verb.length)}`.trim() }
    }
    // "If Client determines …, Client may …": what comes with "may" is the sentence's own verb.
    return found && conditional && (MODAL.test(text.slice(found.at)) || !text.slice(0, found.at).includes(',')) ? null : found
  }
}

/** "tells" as behind "must": "tell"; "is responsible" as "be responsible", "does not sell" as "sell". */
function infinitive(verb: string): string {
  if (/^(?:is|are) /.test(verb)) return `be ${verb.replace(/^(?:is|are) /, '').replace(/\bnot /, '')}`
  const bare = verb.replace(/^do(?:es)? not /, '')
  if (bare !== verb) return bare
  if (/ies$/.test(verb) && verb.length > 4) return verb.replace(/ies$/, 'y')
  return /(?:ss|sh|ch|x|zz|o)es$/.test(verb) ? verb.slice(0, -2) : verb.slice(0, -1)
}

function modalityOf(verb: string, adverb: string, who: string): Modality {
  if (/^(?:is|are) .*\bnot\b/.test(verb)) return 'no-duty'
  return /^do(?:es)? not\b/.test(verb) || /\bnever\b/.test(adverb) || /^(?:Neither|No)\b/.test(who) ? 'prohibition' : 'duty'
}
