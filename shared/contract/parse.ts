import type { PageText } from '../text/page'
import { boundariesOf } from './boundaries'
import { contentsOf, within } from './contents'
import { factsOf } from './facts'
import { kindsOf } from './kinds'
import { marksOf } from './marks'
import type { ContractDoubt, ReadContract } from './model'
import { obligationsOf } from './obligations'
import { outlineOf } from './outline'
import { referencesOf } from './references'
import { segment } from './segment'
import { streamOf } from './stream'
import { termsOf } from './terms'

/** Characters below which a paper says too little to be an agreement. */
const LITTLE = 150

/**
 * Takes an agreement apart (domain § 9): clauses with numbers, levels, parts and proposed kinds,
 * facts with their words, defined terms with their uses, cross-references, duties with exceptions.
 *
 * Numbers are kept as printed. What is doubtful (numbers twice, skipped or missing) is said and
 * nothing is renumbered. Work grows linearly with the text.
 *
 * @param pages text of the pages, from any reader
 */
export function parseContract(pages: readonly PageText[]): ReadContract {
  const stream = streamOf(pages)
  const found = marksOf(stream)
  const contents = contentsOf(stream, found)
  const marks = contents.length === 0 ? found : found.filter((mark) => !within(contents, mark.at))
  const boundaries = boundariesOf(stream, contents)
  const { clauses, doubts } = segment(stream, outlineOf(marks, boundaries, stream.text.length), contents)
  const terms = termsOf(stream.text, clauses)
  const { title, parties, facts, doubts: ofDays } = factsOf(stream, clauses)
  for (const clause of clauses) clause.kinds = kindsOf(clause, clauses)
  return {
    title, parties, facts, clauses, references: referencesOf(stream.text, clauses), terms: terms.terms, undefinedTerms: terms.undefinedTerms,
    obligations: obligationsOf(stream.text, clauses, parties, terms.terms), doubts: [...ofThePaper(stream.text, contents.length), ...ofDays, ...doubts],
  }
}

function ofThePaper(text: string, contents: number): ContractDoubt[] {
  const doubts: ContractDoubt[] = []
  if (text.length < LITTLE) doubts.push({ what: 'little-text', say: 'There is hardly any text in this paper, so there is little to take apart.', clause: null, page: 1 })
  if (contents > 0) doubts.push({ what: 'contents', say: 'A table of contents was recognised. Its lines are left out of the clauses.', clause: null, page: 1 })
  return doubts
}
