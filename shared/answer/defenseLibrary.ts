/**
 * Defenses that answers plead, with what a defendant must prove for each. The first are those that
 * FRCP 8(c)(1) names. Our own short wording: a draft for a lawyer to check, not a statement of any one
 * state's law.
 */
export type KnownDefense = { name: string; cue: RegExp; elements: readonly string[]; negative?: boolean }

const DEFENSES: readonly KnownDefense[] = [
  { name: 'Accord and satisfaction', cue: /\baccord and satisfaction\b/i, elements: ['A good-faith dispute over the claim', 'An agreement to settle it for something else', 'Performance of that agreement'] },
  { name: 'Arbitration and award', cue: /\barbitrat/i, elements: ['A valid agreement to arbitrate', 'The claim falls within it', 'The right was not waived by litigating'] },
  { name: 'Assumption of risk', cue: /\bassum\w+ (?:of )?(?:the |any |all )?(?:known )?risks?\b/i, elements: ['Plaintiff knew of the particular risk', 'Plaintiff understood how great it was', 'Plaintiff accepted it freely'] },
  { name: 'Contributory or comparative negligence', cue: /\b(?:contributory|comparative)\b|\bown (?:negligence|fault|carelessness|conduct)\b/i, elements: ['Plaintiff failed to use reasonable care', 'That failure was a substantial factor in the harm', 'The share of fault'] },
  { name: 'Duress', cue: /\bduress\b/i, elements: ['A wrongful act or threat', 'No reasonable alternative but to give in', 'The threat brought the act about'] },
  { name: 'Estoppel', cue: /\b(?:equitabl\w+ )?estop(?:pel|ped)\b/i, elements: ['Plaintiff knew the facts', 'Plaintiff meant its conduct to be acted on, or defendant had a right to believe so', 'Defendant did not know the true facts', 'Defendant relied on the conduct to its harm'] },
  { name: 'Failure of consideration', cue: /\b(?:failure|lack|want) of consideration\b/i, elements: ['The promise that was bargained for', 'It was not performed in a material part', 'Without fault of the defendant'] },
  { name: 'Fraud', cue: /\bfraud(?:ulent)?\b(?! or mistake)(?!s\b)/i, elements: ['A false statement of a material fact by plaintiff', 'Known to be false', 'Meant to be relied on', 'Relied on with reason', 'Stated with particularity (FRCP 9(b))'] },
  { name: 'Illegality', cue: /\billegal(?:ity)?\b/i, elements: ['An unlawful act or object', 'The claim depends on it', 'Plaintiff is not less at fault'] },
  { name: 'Injury by fellow servant', cue: /\bfellow (?:servant|employee)\b/i, elements: ['The harm was done by a fellow employee', 'In the same employment', 'Without fault of the employer'] },
  { name: 'Laches', cue: /\blaches\b/i, elements: ['Unreasonable delay by plaintiff in bringing the claim', 'Prejudice to defendant from the delay', 'A claim in equity'] },
  { name: 'License', cue: /\blicen[cs]ed?\b/i, elements: ['A license was given', 'It covers the use that is complained of', 'It was in force at the time'] },
  { name: 'Payment', cue: /\bpayment\b|\bpaid in full\b/i, elements: ['The debt that is claimed', 'It was paid', 'The payment was accepted for that debt'] },
  { name: 'Release', cue: /\breleased?\b/i, elements: ['A written or spoken release', 'It covers this claim', 'Given for consideration, knowingly and freely'] },
  { name: 'Res judicata or collateral estoppel', cue: /\bres judicata\b|\b(?:claim|issue) preclusion\b|\bcollateral estoppel\b/i, elements: ['A final judgment on the merits', 'The same claim or issue', 'The same parties or those in privity'] },
  { name: 'Statute of frauds', cue: /\bstatute of frauds\b/i, elements: ['A contract of a kind that must be in writing', 'No writing signed by the party to be charged', 'No exception, such as part performance'] },
  { name: 'Statute of limitations', cue: /\bstatutes? of (?:limitations?|repose)\b|\btime[\s-]barred\b|\blimitations? period\b|\bprescribed (?:period|time)\b/i, elements: ['The statute and its period', 'The date on which the claim accrued', 'The claim was filed after the period ran', 'No tolling applies'] },
  { name: 'Waiver', cue: /\bwaive[dr]?s?\b/i, elements: ['A right that plaintiff had', 'Plaintiff knew of it', 'Plaintiff gave it up on purpose'] },
  { name: 'Failure to state a claim', cue: /\bfail(?:s|ed|ure)? to state\b|\b12\(b\)\(6\)/i, elements: ['Which element of which count is not pleaded'], negative: true },
  { name: 'Lack of standing', cue: /\bstanding\b/i, elements: ['Which injury, cause or redress is missing', 'For which plaintiff and which claim'], negative: true },
  { name: 'Lack of jurisdiction', cue: /\bjurisdiction\b|\bimproper venue\b|\bservice of process\b/i, elements: ['The ground, raised in time (FRCP 12(h))'], negative: true },
  { name: 'Failure to mitigate', cue: /\bmitigat/i, elements: ['Steps that plaintiff could reasonably have taken', 'Plaintiff did not take them', 'The harm that they would have avoided, in amount'] },
  { name: 'Consent', cue: /\bconsent(?:ed|s)?\b|\bacquiesce/i, elements: ['Plaintiff agreed to the conduct', 'Knowing what it was', 'The conduct stayed within the consent'] },
  { name: 'Unclean hands', cue: /\bunclean hands\b|\bin pari delicto\b/i, elements: ['Misconduct by plaintiff', 'Directly tied to the claim', 'Harm to defendant from it'] },
  { name: 'Preemption or statutory immunity', cue: /\bpre-?empt|\bimmun(?:e|ity)\b|\bsection 230\b|§ ?230\b/i, elements: ['The statute that displaces or bars the claim', 'The claim falls within its words', 'Defendant is one whom it protects'] },
  { name: 'Good faith', cue: /\bgood[\s-]faith\b/i, elements: ['Defendant believed that it acted lawfully', 'The belief was reasonable', 'A statute that makes good faith a defense'] },
  { name: 'Free speech', cue: /\bfirst amendment\b|\bfree(?:dom of)? speech\b|\banti-?slapp\b/i, elements: ['Protected speech or petition', 'The claim arises from it'] },
  { name: 'Set-off or recoupment', cue: /\bset-?off\b|\boffset\b|\brecoup/i, elements: ['A sum that plaintiff owes or has received', 'For the same harm or between the same parties', 'Its amount'] },
  { name: 'Self-defense or justification', cue: /\bself[\s-]defen[cs]e\b|\bjustif(?:ied|ication)\b|\bprivilege[ds]?\b/i, elements: ['A reasonable belief in danger, or a right that covered the act', 'No more force or interference than was needed'] },
  { name: 'Act of others', cue: /\bthird[\s-]part(?:y|ies)\b|\bintervening\b|\bsuperseding\b|\bother persons\b|\bproximate(?:ly)? caus/i, elements: ['Whose act it was', 'It broke the chain from defendant’s conduct to the harm', 'It could not be foreseen'] },
  { name: 'Failure to join a party', cue: /\b(?:indispensable|necessary) part(?:y|ies)\b|\bfail\w* to join\b/i, elements: ['The person who is missing', 'Why complete relief needs that person (FRCP 19)'], negative: true },
  { name: 'Failure to exhaust', cue: /\bexhaust/i, elements: ['A remedy that had to be used first', 'Plaintiff did not use it'] },
  { name: 'Adequate remedy at law', cue: /\badequate (?:legal )?remedy\b|\bremedy at law\b/i, elements: ['Damages would make plaintiff whole'], negative: true },
  { name: 'No damages', cue: /\bno (?:damages?|injur(?:y|ies)|harm)\b|\bnot (?:been )?(?:damaged|injured|harmed)\b/i, elements: ['Which harm is disputed'], negative: true },
  { name: 'Limits on punitive damages', cue: /\bpunitive\b|\bexemplary\b/i, elements: ['The limit relied on', 'Why the conduct does not meet the standard'], negative: true },
]

/** The defense that a name or text states; the one named first where it states several. */
export function knownDefense(text: string): KnownDefense | null {
  let best: { at: number; defense: KnownDefense } | null = null
  for (const defense of DEFENSES) {
    const at = text.slice(0, 4000).search(defense.cue)
    if (at >= 0 && (best === null || at < best.at)) best = { at, defense }
  }
  return best?.defense ?? null
}
