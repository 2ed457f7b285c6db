import { edtfDate, id, z } from './schema'

/** Something read in a contract, with the words that show it; a person confirms. */
export const ContractFact = z.strictObject({
  /** a kind of `clauses.csv`: "effective-date", "governing-law" */
  kind: z.string().min(1).max(60),
  /** "2017-03-05", "State of New York" */
  value: z.string().max(1000),
  words: z.string().max(2000),
  page: z.number().int().min(1),
  /** offsets in the text of the page */
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  standing: z.enum(['proposed', 'confirmed', 'rejected']),
})
export type ContractFact = z.infer<typeof ContractFact>

/** An agreement that was taken apart into its clauses. Its text is a document. */
export const Contract = z.strictObject({
  id: id('ctr'),
  document: id('doc'),
  name: z.string().min(1).max(300),
  /** how papers cite it: "LSA", "DPA" */
  shortForm: z.string().min(1).max(60),
  parties: z.array(z.strictObject({ name: z.string().max(300), as: z.string().max(100) })),
  facts: z.array(ContractFact),
  /** in force; null where it is not known */
  from: edtfDate,
  until: edtfDate,
  /** what the reading left in doubt */
  doubts: z.array(z.strictObject({ what: z.string().max(40), say: z.string().max(1000), clause: id('cls').nullable(), page: z.number().int().min(1), settled: z.boolean() })),
  note: z.string().max(8000),
})
export type Contract = z.infer<typeof Contract>

/** A numbered provision. */
export const Clause = z.strictObject({
  id: id('cls'),
  contract: id('ctr'),
  order: z.number(),
  /** as printed: "3.2", "(a)", "ARTICLE I"; "" where it has none */
  number: z.string().max(60),
  /** whole path: "3.2(a)(i)" */
  path: z.string().max(120),
  title: z.string().max(500),
  level: z.number().int().min(1).max(9),
  parent: id('cls').nullable(),
  part: z.enum(['body', 'preamble', 'recital', 'definition', 'summary', 'exhibit', 'signature']),
  page: z.number().int().min(1),
  endPage: z.number().int().min(1),
  /** offsets in the text of `page` and `endPage` */
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  text: z.string(),
  kinds: z.array(z.strictObject({ kind: z.string().max(60), why: z.string().max(500), standing: z.enum(['proposed', 'confirmed', 'rejected']) })),
})
export type Clause = z.infer<typeof Clause>

/** Which text prevails where two say different things, and which clause says so. */
export const Precedence = z.strictObject({
  id: id('prc'),
  /** a contract, a policy, or a document that was not made either */
  higher: z.string().regex(/^(ctr|pol|doc)_/),
  lower: z.string().regex(/^(ctr|pol|doc)_/),
  /** the clause or passage that says so; null where a person assumes it */
  shownBy: z.string().regex(/^(cls|psg)_/).nullable(),
  note: z.string().max(4000),
})
export type Precedence = z.infer<typeof Precedence>

/** Two texts, in force on the same days for the same person, that do not go together. */
export const Conflict = z.strictObject({
  id: id('cfl'),
  one: id('psg'),
  other: id('psg'),
  /** "promises not to disclose; reserves the right to share" */
  about: z.string().min(1).max(1000),
  from: edtfDate,
  until: edtfDate,
  regions: z.array(z.string().min(1).max(100)),
  state: z.enum(['open', 'settled', 'dropped']),
  note: z.string().max(4000),
})
export type Conflict = z.infer<typeof Conflict>

/** Who must do or leave what, when, unless what. */
export const Obligation = z.strictObject({
  id: id('obl'),
  clause: id('cls'),
  who: z.string().max(300),
  modality: z.enum(['duty', 'prohibition', 'right', 'no-duty', 'representation', 'definition']),
  what: z.string().min(1).max(2000),
  when: z.string().max(500),
  /** "if Licensee fails to pay" */
  condition: z.string().max(500),
  exceptions: z.array(z.string().max(1000)),
  standing: z.enum(['proposed', 'confirmed', 'rejected']),
})
export type Obligation = z.infer<typeof Obligation>
