/** Which claim of the library a count is, by its statutes and its name. Proposed, never decided. */
import { claims, type LibraryClaim } from './library'

export type ClaimProposal = { claim: LibraryClaim; score: number; reason: string }

type CountWords = { name: string; basis: readonly string[]; printed: string }

/** How counts print a claim. The statute decides; a name alone leaves the governing law open. */
type ClaimCue = {
  statute?: RegExp
  name: RegExp
  /** words that make it another claim, for which the library has no elements */
  not?: RegExp
}

/** A section of a title of the United States Code, alone or in a list: "18 U.S.C. §§ 2701, 2702". */
const usc = (title: number, section: string) => new RegExp(String.raw`\b${title} U\.?S\.?C\.?(?:A\.?)?[^;]*?\b(?:${section})\b`, 'i')
/** A section of a California code, by the code's name. */
const code = (name: string, section: string) => new RegExp(String.raw`\b(?:${name})[^;]*?\b(?:${section})\b`, 'i')
const caci = (number: number) => new RegExp(String.raw`\bCACI (?:No\.? ?)?${number}\b`, 'i')

const OTHER_FRAUD = /\b(?:computer|securities|consumer|wire|mail|bank|insurance|tax|bankruptcy) fraud|\bfraud(?:s|ulent)? (?:act|transfer|conveyance|concealment)|\bconstructive fraud|\bstatute of frauds|\bfraud and (?:abuse|deceptive)|\bnegligent\b/i
const OTHER_TITLE_VII = /\bretaliat|\bhostile\b|\bharass|\bdisparate impact|\baccommodat/i

const CUES: Record<string, ClaimCue> = {
  'ca-contract': { statute: caci(303), name: /\bbreach of (?:(?:an? |the )?(?:express|written|oral|implied|implied-in-fact|subscription|service|license|user|terms of (?:service|use)) )?(?:contracts?|agreements?)\b/i },
  'ca-implied-covenant': { statute: caci(325), name: /\bcovenant of good faith\b/i },
  'sca-2702': { statute: usc(18, '2702'), name: /\bstored communications act\b/i },
  'sca-2701': { statute: usc(18, '2701'), name: /\bstored communications act\b[^;]*\b(?:access|2701)\b|\bunlawful access to stored communications\b/i },
  'wiretap-2511': { statute: usc(18, '251[01]|2520'), name: /\bwiretap act\b|\belectronic communications privacy act\b/i, not: /\bstored communications\b/i },
  'ca-ucl': { statute: /\b1720[0-9]\b/, name: /\bunfair competition law\b|\bunfair competition\b|\bunlawful,? (?:unfair,? (?:and|or|&) )?(?:fraudulent )?business (?:acts?|practices?)\b|\bunfair business practices\b/i, not: /\blanham\b/i },
  'cipa-631': { statute: code('penal code|CIPA|invasion of privacy act', '631'), name: /\bCIPA\b[^;]*\bwiretap|\bcalifornia invasion of privacy act\b/i },
  'cipa-632': { statute: code('penal code|CIPA|invasion of privacy act', '632'), name: /\b(?:recording|eavesdropping)\b[^;]*\bconfidential communications?\b/i },
  'ca-quasi-contract': { name: /\bunjust enrichment\b|\bquasi[- ]contract\b|^restitution\b/i },
  'ca-negligence': { statute: caci(400), name: /^(?:gross )?negligence\b|\bnegligence$/i, not: /\bper se\b|\bprofessional\b|\bmedical\b|\bhiring\b|\bsupervision\b/i },
  'ca-fraud': { statute: caci(1900), name: /\bintentional misrepresentation\b|\bfraud(?:ulent misrepresentation| in the inducement|ulent inducement)?\b|\bdeceit\b/i, not: OTHER_FRAUD },
  'ca-negligent-misrep': { statute: caci(1903), name: /\bnegligent misrepresentation\b/i },
  'ca-intrusion': { statute: caci(1800), name: /\bintrusion (?:up)?on (?:his |her |their )?seclusion\b|\bintrusion into private affairs\b/i },
  'ca-const-privacy': { statute: /\bCal(?:ifornia|\.)? Const(?:itution|\.)?[^;]*\bart(?:icle|\.)? (?:I|1)\b/i, name: /\binvasion of privacy\b(?! act)|\bconstitution\w*\b[^;]*\bprivacy\b/i },
  'ca-fiduciary': { name: /\bbreach of (?:the |their |his |its )?fiduciary dut(?:y|ies)\b/i, not: /\bERISA\b|\b29 U\.?S\.?C/i },
  'ca-conversion': { name: /\bconversion\b/i },
  'ca-ccpa-150': { statute: /\b1798\.150\b/, name: /\bconsumer privacy act\b|\bCCPA\b/i },
  'ca-clra': { statute: code('civil code|civ\\. code|CLRA|legal remedies act', '17(?:50|70|80)'), name: /\bconsumers? legal remedies act\b|\bCLRA\b/i },
  'cfaa-1030': { statute: usc(18, '1030'), name: /\bcomputer fraud and abuse\b/i },
  'title-vii': { statute: /\b2000e(?:-2)?\b/i, name: /\btitle vii\b/i, not: OTHER_TITLE_VII },
  'sec-1983': { statute: usc(42, '1983'), name: /(?:\bsection|§) ?1983\b/i },
  'lanham-tm': { statute: usc(15, '1114|1125\\(a\\)(?!\\(1\\)\\(B\\))'), name: /\btrademark infringement\b|\bfalse designation of origin\b/i },
  'lanham-fa': { statute: usc(15, '1125\\(a\\)\\(1\\)\\(B'), name: /\bfalse advertising\b/i },
  copyright: { statute: usc(17, '106|501'), name: /\bcopyright infringement\b/i, not: /\bcontributory\b|\bvicarious\b|\binduce/i },
  dtsa: { statute: usc(18, '1836'), name: /\bdefend trade secrets act\b|\bmisappropriation of trade secrets?\b|\btrade secret misappropriation\b/i },
  'sherman-1': { statute: /\b15 U\.?S\.?C\.?(?:A\.?)? ?§* ?1(?![\d(.])/i, name: /\bsherman (?:antitrust )?act\b/i, not: /(?:§|section) ?2\b|\bmonopoliz/i },
  'sec-10b5': { statute: /\b78j\b|\b10b-5\b/i, name: /\b(?:section )?10\(b\)|\brule 10b-5\b/i },
}

/** Claims that fit, best first; empty where nothing does ("choose or write elements"). */
export function proposeClaims(count: CountWords): ClaimProposal[] {
  const name = evened(count.name)
  const text = evened(`${count.name}; ${count.basis.join('; ')}`)
  const found: ClaimProposal[] = []
  for (const claim of claims) {
    const cue = CUES[claim.id]
    if (!cue || cue.not?.test(name)) continue
    const statute = cue.statute?.exec(text)?.[0]
    const named = cue.name.exec(name)?.[0]
    if (statute && named) found.push({ claim, score: 1, reason: `Its heading names ${quoted(named)} and cites ${quoted(statute)}.` })
    else if (statute) found.push({ claim, score: 0.9, reason: `It cites ${quoted(statute)}.` })
    else if (named) found.push(byName(claim, named))
  }
  return wholeActs(found, text).sort((a, b) => b.score - a.score)
}

function byName(claim: LibraryClaim, named: string): ClaimProposal {
  if (claim.jurisdiction === 'US') return { claim, score: 0.7, reason: `By name: its heading says ${quoted(named)} and cites no section of it.` }
  return { claim, score: 0.6, reason: `By name: its heading says ${quoted(named)}. Check which state’s law governs; these elements are California’s.` }
}

/** "18 U.S.C. § 2701 et seq." is the whole Act, not its first section: a person chooses. */
function wholeActs(found: ClaimProposal[], text: string): ClaimProposal[] {
  if (!/\b2701,? et seq/i.test(text) || /\b2702\b/.test(text)) return found
  const says = 'It cites the Stored Communications Act as a whole (§ 2701 et seq.): choose between disclosure (§ 2702) and access (§ 2701).'
  const access = /\baccess/i.test(text)
  return found.map((one) => (one.claim.id === 'sca-2702' || one.claim.id === 'sca-2701' ? { ...one, score: (one.claim.id === 'sca-2701') === access ? 0.8 : 0.75, reason: says } : one))
}

/** One blank for several, "U.S.C." without blanks, straight section signs. */
function evened(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\bU\. ?S\. ?C\. ?(A\.)?/g, (_, annotated: string | undefined) => `U.S.C.${annotated ?? ''} `).replace(/\b(?:Title )?(\d+),? United States Code,?/gi, '$1 U.S.C.').replace(/ {2,}/g, ' ').trim()
}

const quoted = (text: string) => `“${text.trim()}”`
