/**
 * What counts how much when a passage is held against an allegation. The numbers were chosen by
 * coordinate search on the tuning part of the labelled set (`npm run measure -- evidence`), and are
 * reported on the part held out; none of them is fine: halving or doubling one moves recall little.
 */
export type Weights = {
  /** BM25's saturation and its share of length: short passages are not favoured much, since a long clause may be the one */
  saturation: number
  length: number
  /** a word that stands for the allegation's own ("disclose" for "divulge"), against the word itself */
  synonym: number
  /** a word that stands in the sentence before or behind: what "it" and "this" speak of is said there */
  neighbour: number
  /** a word of the document's title or of the heading above */
  title: number
  /** a name of a party, a person or a defined term of the complaint, against a common word */
  name: number
  /** what every allegation says: "plaintiff", "defendant", "upon information and belief" */
  boilerplate: number
  /** numbers, sums and sections of statutes: seldom shared by chance */
  number: number
  /** words of the heading above the allegation, or of the element it serves */
  context: number
  /** two neighbouring words of the allegation that are neighbours in the passage too */
  pair: number
  /** a quotation of the allegation that stands in the passage word for word */
  quote: number
  /** the very day; less for the same month or year */
  date: number
  /** the document's own date lies within the allegation's dates */
  time: number
  /** the document comes from somebody whom the allegation names */
  person: number
  /** how much more a passage is worth that has most of what matters than one that repeats a part */
  coverage: number
}

export const WEIGHTS: Weights = {
  saturation: 0.8, length: 0.4, synonym: 0.75, neighbour: 0.15, title: 0.15, name: 1, boilerplate: 0.3, number: 1.3, context: 0.35,
  pair: 0.3, quote: 4, date: 3, time: 0.6, person: 0.6, coverage: 0.8,
}
