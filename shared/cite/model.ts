/**
 * Record cites in running text (domain § 12): what they say, and where they stand. The grammar is
 * a pipeline: clean, mark, read, chain, resolve. Every step keeps the way back to the source text.
 */

export type LocusKind = 'para' | 'page' | 'pl' | 'sec' | 'bates' | 'no'

/**
 * A place in a source. `from` and `to` are strings, because "23(b)" and "45:12" are. `pl` is page
 * and line of a transcript or of pleading paper; `no` the number of a discovery request.
 */
export type Locus = { t: LocusKind; from: string; to: string; /** footnote */ note?: number }

export const CITE_KINDS = ['pleading', 'docket', 'exhibit', 'transcript', 'declaration', 'bates', 'contract', 'policy', 'discovery', 'id', 'bare', 'named'] as const
/** `bare`: "¶ 12" or "§ 3.2" with no source; `named`: a short name of the matter. */
export type CiteKind = (typeof CITE_KINDS)[number]

/** What a cite says, in its own words made even: "PX3" and "PX 3" are "PX-3". */
export type Cite = {
  kind: CiteKind
  /** null for `id` and `bare` */
  doc: string | null
  loci: Locus[]
  /** an exhibit inside: "Roe Decl. ¶ 4, Ex. B at 2" */
  inner?: { kind: 'exhibit'; doc: string; loci?: Locus[] }
  /** ISO date of the version that is meant: "(eff. Sept. 18, 2024)" */
  version?: string
  volume?: number
  /** docket number given beside another name: "Compl. (ECF No. 1) ¶ 12" */
  docket?: string
  /** the whole range where a pin was given behind it */
  span?: [string, string]
  supra?: true
}

/** A cite where it stands. Offsets are those of the text that was searched (UTF-16 units). */
export type FoundCite = {
  from: number
  to: number
  /** as printed, blanks made even */
  text: string
  cite: Cite
  /** why it cannot be followed as it stands: "the end lies before the start"; null where it can */
  error: string | null
  /** read only with a guess: OCR's "11" for "¶¶"; says which; null where it stands so */
  guess: string | null
  /** "See", "But see" before it, or before the first of its group */
  signal: string | null
  /** cites joined by semicolons share a number */
  group: number
}

/** Law, not record: recognised so as to be left alone. */
export type FoundAuthority = { from: number; to: number; text: string }

/** A short name of the matter, or another name that papers use for a source. */
export type KnownName = { name: string; kind: CiteKind }

export type Found = { cites: FoundCite[]; authorities: FoundAuthority[] }
