import { edtfDate, id, instant, place, z } from './schema'

/** What a defendant filed against a complaint (FRCP 8(b), 12(a)). Its file is a document. */
export const Answer = z.strictObject({
  id: id('ans'),
  document: id('doc'),
  /** the complaint that it answers */
  pleading: id('pld'),
  title: z.string().max(500),
  /** how papers cite it: "Answer" */
  shortForm: z.string().min(1).max(60),
  /** who answers; empty means all defendants */
  parties: z.array(id('pty')),
  filed: edtfDate,
  /** FRCP 8(b)(3): denies everything that it does not admit */
  generalDenial: z.boolean(),
  /** the words of that denial; "" where there are none */
  generalDenialWords: z.string().max(4000),
  /** what it says of the complaint's headings; null where it says nothing */
  headings: z.enum(['denied', 'no-response']).nullable(),
  /** only the answer that stands counts for proof */
  operative: z.boolean(),
  doubts: z.array(z.strictObject({ what: z.string().max(60), say: z.string().max(1000), page: z.number().int().min(1), paragraph: id('par').nullable(), settled: z.boolean() })),
  imported: instant,
})
export type Answer = z.infer<typeof Answer>

/** An affirmative or other defense (FRCP 8(c)), to be attacked element by element. */
export const Defense = z.strictObject({
  id: id('dfn'),
  answer: id('ans'),
  order: z.number(),
  /** as printed: "FIRST AFFIRMATIVE DEFENSE" */
  printed: z.string().max(300),
  name: z.string().max(500),
  text: z.string(),
  place,
  /** what the defendant must prove, and whether it pleads facts for it */
  elements: z.array(z.strictObject({ text: z.string().max(1000), pleaded: z.enum(['yes', 'no', 'not-said']) })),
  note: z.string().max(4000),
})
export type Defense = z.infer<typeof Defense>
