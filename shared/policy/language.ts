/** Small words that tell languages apart; the commonest of each. */
const SMALL: Record<string, string> = {
  en: 'the of and to you your we our in for with that or is this are by may as on',
  de: 'der die das und zu wir sie ihre ihrer ist von mit für nicht auf den werden oder unsere ein',
  fr: 'le la les des et vous nous votre vos notre que pour une dans est sur avec par ou données',
  es: 'el los las de que y en su sus para con una por nosotros nuestra datos usted o como del',
  it: 'il di che e per con una sono della dei gli nostri nostro dati alla nel o la tua non',
  pt: 'o os as de que e em para com uma por seus sua nossos dados ou não do da você',
  nl: 'de het een en van te wij u uw met voor zijn niet op onze gegevens die dat of wordt',
  sv: 'och att vi du din för med som på är av den det till våra om inte dina eller',
  pl: 'i w z na do oraz nie się dla lub przez użytkownik dane są jest od nasze danych',
  da: 'og at vi du din for med som på er af den det til vores om ikke dine eller',
}
const SETS = Object.entries(SMALL).map(([language, words]) => [language, new Set(words.split(' '))] as const)
const SCRIPTS: readonly [string, RegExp][] = [
  ['ja', /[\u3040-\u30ff]/g], ['ko', /[\uac00-\ud7af]/g], ['zh', /[\u4e00-\u9fff]/g], ['ru', /[\u0400-\u04ff]/g], ['ar', /[\u0600-\u06ff]/g], ['he', /[\u0590-\u05ff]/g], ['el', /[\u0370-\u03ff]/g], ['th', /[\u0e00-\u0e7f]/g],
]
const LOOKED_AT = 6000

/**
 * Guesses the language of a text by its letters, then its small words.
 * @returns BCP 47, or "" where it is not clear
 */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, LOOKED_AT).toLowerCase().replace(/\]\([^)\n]{0,2000}\)/g, ' ')
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 40) return ''
  for (const [language, script] of SCRIPTS) if ((sample.match(script)?.length ?? 0) > letters * 0.2) return language
  const words = sample.match(/\p{L}+/gu) ?? []
  const scores = SETS.map(([language, set]) => ({ language, hits: words.filter((word) => set.has(word)).length })).sort((a, b) => b.hits - a.hits)
  const [first, second] = scores
  return first && first.hits >= 3 && first.hits > words.length * 0.08 && first.hits > (second?.hits ?? 0) * 1.15 ? first.language : ''
}
