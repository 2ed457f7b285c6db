/** Which claim of the library a count is, by its statutes and its name. Proposed, never decided. */
import { claims, type LibraryClaim } from './library'

export type ClaimProposal = { claim: LibraryClaim; score: number; reason: string }

type CountWords = { name: string; basis: readonly string[]; printed: string }

/** Statutes and names as counts print them. The statute decides; a name alone leaves the law open. */
const CUES: Record<string, { statute?: RegExp; name: RegExp }> = {
  'ca-contract': { statute: /CACI\s*(?:No\.?\s*)?303\b/i, name: /\bbreach of (?:(?:express|written|oral) )?contract\b/i },
  'ca-implied-covenant': { statute: /CACI\s*(?:No\.?\s*)?325\b/i, name: /\b(?:implied )?covenant of good faith\b/i },
  'sca-2702': { statute: /\b18 ?U\.?S\.?C\.?A?\.?[^;]*\b2702\b/i, name: /\bstored communications act\b/i },
  'sca-2701': { statute: /\b18 ?U\.?S\.?C\.?A?\.?[^;]*\b2701\b/i, name: /\bstored communications act\b.*\b(?:access|2701)\b/i },
  'wiretap-2511': { statute: /\b18 ?U\.?S\.?C\.?A?\.?[^;]*\b25(?:1[01]|20)\b/i, name: /\b(?:federal )?wiretap act\b|\belectronic communications privacy act\b/i },
  'ca-ucl': { statute: /\b172(?:0\d)\b/, name: /\bunfair competition\b|\bunfair business practices\b/i },
  'cipa-631': { statute: /\bpenal code[^;]*\b631\b|§+ ?631\b/i, name: /\bwiretapping\b.*\b(?:california|CIPA)\b|\binvasion of privacy act\b/i },
  'cipa-632': { statute: /\bpenal code[^;]*\b632\b|§+ ?632\b/i, name: /\bconfidential communication/i },
  'ca-quasi-contract': { name: /\bunjust enrichment\b|\bquasi[- ]contract\b|\brestitution\b/i },
  'ca-negligence': { statute: /CACI\s*(?:No\.?\s*)?400\b/i, name: /^(?:gross )?negligence\b(?! per se)|\bnegligence$/i },
  'ca-fraud': { statute: /CACI\s*(?:No\.?\s*)?1900\b/i, name: /\b(?:intentional misrepresentation|fraud(?:ulent)?(?: misrepresentation)?|deceit)\b/i },
  'ca-negligent-misrep': { statute: /CACI\s*(?:No\.?\s*)?1903\b/i, name: /\bnegligent misrepresentation\b/i },
  'ca-intrusion': { statute: /CACI\s*(?:No\.?\s*)?1800\b/i, name: /\bintrusion (?:up)?on seclusion\b/i },
  'ca-const-privacy': { statute: /\bCal\. Const\.[^;]*\bart(?:icle|\.)? I\b/i, name: /\binvasion of privacy\b|\bconstitution.*privacy\b/i },
  'ca-fiduciary': { name: /\bbreach of (?:the )?fiduciary dut(?:y|ies)\b/i },
  'ca-conversion': { name: /\bconversion\b/i },
  'ca-ccpa-150': { statute: /\b1798\.150\b/, name: /\bconsumer privacy act\b/i },
  'ca-clra': { statute: /\b17(?:70|80)\b/, name: /\blegal remedies act\b/i },
  'cfaa-1030': { statute: /\b18 ?U\.?S\.?C\.?A?\.?[^;]*\b1030\b/i, name: /\bcomputer fraud and abuse\b/i },
  'title-vii': { statute: /\b2000e(?:-2)?\b/i, name: /\btitle vii\b/i },
  'sec-1983': { statute: /\b42 ?U\.?S\.?C\.?A?\.?[^;]*\b1983\b/i, name: /\b(?:section|§) ?1983\b/i },
  'lanham-tm': { statute: /\b1114\b|\b1125\(a\)\(1\)\(A\)/i, name: /\btrademark infringement\b/i },
  'lanham-fa': { statute: /\b1125\(a\)\(1\)\(B\)/i, name: /\bfalse advertising\b/i },
  copyright: { statute: /\b17 ?U\.?S\.?C\.?A?\.?[^;]*\b(?:106|501)\b/i, name: /\bcopyright infringement\b/i },
  dtsa: { statute: /\b18 ?U\.?S\.?C\.?A?\.?[^;]*\b1836\b/i, name: /\bdefend trade secrets\b|\bmisappropriation of trade secrets\b/i },
  'sherman-1': { statute: /\b15 ?U\.?S\.?C\.?A?\.?\s*§*\s*1\b(?![\d(])/i, name: /\bsherman act\b/i },
  'sec-10b5': { statute: /\b78j\b|\b10b-5\b/i, name: /\b(?:section )?10\(b\)|rule 10b-5\b/i },
}

/** Claims that fit, best first; empty where nothing does ("choose or write elements"). */
export function proposeClaims(count: CountWords): ClaimProposal[] {
  const text = `${count.name}; ${count.basis.join('; ')}`
  const found: ClaimProposal[] = []
  for (const claim of claims) {
    const cue = CUES[claim.id]
    if (!cue) continue
    const statute = cue.statute?.exec(text)?.[0]
    const name = cue.name.exec(count.name)?.[0]
    if (statute && name) found.push({ claim, score: 1, reason: `Its heading names ${quoted(name)} and cites ${quoted(statute)}.` })
    else if (statute) found.push({ claim, score: 0.9, reason: `It cites ${quoted(statute)}.` })
    else if (name) {
      const federal = claim.jurisdiction === 'US'
      found.push({ claim, score: federal ? 0.7 : 0.6, reason: federal ? `Its heading says ${quoted(name)}.` : `Its heading says ${quoted(name)}. Check which state’s law governs; these elements are California’s.` })
    }
  }
  return found.sort((a, b) => b.score - a.score)
}

const quoted = (text: string) => `“${text.trim()}”`
