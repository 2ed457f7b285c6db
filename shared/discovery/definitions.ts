/** Instructions and definitions that go with a set: standard ones in our words, and the matter's own terms. */
import type { Paragraph, Party, RequestKind } from '../records'
import { TOOL } from './words'

export type Definition = { term: string; text: string }

const QUOTED = /\((?:the|an?|collectively,?|together,?|hereinafter,?|or)?\s*(?:the\s+)?[“"]([^”"()]{2,60})[”"](?:\s*(?:or|and)\s*[“"]([^”"()]{2,60})[”"])?\)/g

/** Terms that a complaint defines in brackets and quotation marks, with the paragraph that does. */
export function termsOf(paragraphs: readonly Pick<Paragraph, 'label' | 'text'>[], shortForm: string): Definition[] {
  const found = new Map<string, Definition>()
  for (const { label, text } of paragraphs) {
    for (const match of text.slice(0, 20_000).matchAll(QUOTED)) {
      for (const term of [match[1], match[2]]) {
        const clean = term?.replace(/[,.;]$/, '').trim()
        if (clean && !found.has(clean)) found.set(clean, { term: clean, text: `has the meaning that ${shortForm} ¶ ${label} gives it.` })
      }
    }
  }
  return [...found.values()]
}

/**
 * Definitions for a set: You, Document and the like, the parties, and those terms of the complaint that its
 * requests use.
 */
export function definitionsFor(kind: RequestKind, to: string, parties: readonly Pick<Party, 'name' | 'definedAs'>[], terms: readonly Definition[], texts: readonly string[]): Definition[] {
  const used = terms.filter(({ term }) => texts.some((text) => text.toLowerCase().includes(term.toLowerCase())))
  const named = parties.flatMap(({ name, definedAs }) => (definedAs && definedAs !== name ? [{ term: definedAs, text: `means ${name}, with its parents, subsidiaries and affiliates, and everyone who acts for it.` }] : []))
  const own = used.filter(({ term }) => !named.some((one) => one.term === term))
  const you: Definition[] = to === '' ? [] : [{ term: 'You', text: `means ${to}, its officers, employees and agents, and everyone else who acts for it.` }]
  if (kind === 'rfa') return [...you, ...named, ...own]
  return [
    ...you, ...named,
    { term: 'Document', text: 'has the meaning of Rule 34(a)(1)(A) and includes electronically stored information.' },
    { term: 'Communication', text: 'means any passing on of information, in whatever form.' },
    { term: 'Concerning', text: 'means relating to, describing, showing or resulting in.' },
    ...(kind === 'interrogatory' ? [{ term: 'Identify', text: 'of a person means to give name, employer, title and last known address; of a document, its date, author, recipients and Bates number.' }] : []),
    ...own,
  ]
}

const COMMON = 'These requests reach what is in Your possession, custody or control, and continue as Rule 26(e) provides.'

/** Instructions for a set of a kind. @param custodians names whose files are to be searched */
export function instructionsFor(kind: RequestKind, custodians: readonly string[]): string[] {
  const files = custodians.length > 0 ? [`The search includes at least the files of: ${custodians.join('; ')}.`] : []
  switch (kind) {
    case 'rfp':
      return [COMMON, 'State for each request whether documents are withheld, and on which objection (Rule 34(b)(2)(C)). Object specifically (Rule 34(b)(2)(B)).', 'Produce electronically stored information with its metadata, in a reasonably usable form, and keep families together.', 'Log what is withheld as privileged (Rule 26(b)(5)(A)).', ...files]
    case 'interrogatory':
      return [COMMON, 'Answer each separately and fully in writing under oath (Rule 33(b)(3)); the person who answers signs.', 'Where Rule 33(d) is relied on, name the records by Bates number.', ...files]
    case 'rfa':
      return ['A matter is admitted unless a written answer or objection is served in time (Rule 36(a)(3)).', 'A denial must fairly respond to the substance; where only a part is denied, say which (Rule 36(a)(4)).', 'Lack of knowledge may be given as a reason only after reasonable inquiry (Rule 36(a)(4)).']
    case 'deposition-topic':
      return ['The organisation designates one or more persons to testify on its behalf about information known or reasonably available to it.', 'The parties confer promptly about the topics (Rule 30(b)(6)).']
    case 'subpoena':
      return ['Notice of this subpoena was given to every party before it was served (Rule 45(a)(4)).', 'Objections are served before the earlier of the time for compliance and 14 days (Rule 45(d)(2)(B)).', 'No contents of communications are asked of a provider where 18 U.S.C. § 2702 bars it.', ...files]
    case 'preservation':
      return ['Suspend automatic deletion, overwriting and recycling for the sources named below.', 'Tell everyone who keeps such data, vendors and affiliates among them.', 'Confirm in writing that this was done, and by whom.', ...files]
    case 'public-records':
      return ['If a record is withheld in part, release what can be separated and name the exemption.', 'Electronic copies are preferred. Tell us the fee before any work that costs more than $50.']
  }
}

/** "Plaintiff requests, under Rules 26 and 34 …, that LinkedIn …": the first sentence of the paper. */
export function openingOf(kind: RequestKind, by: string, to: string): string {
  const [who, whom] = [by || 'The undersigned', to || 'the party addressed']
  switch (kind) {
    case 'rfp': return `Under ${TOOL.rfp.under}, ${who} requests that ${whom} produce the following for inspection and copying within thirty days after service.`
    case 'interrogatory': return `Under ${TOOL.interrogatory.under}, ${who} requests that ${whom} answer the following separately and fully, in writing and under oath, within thirty days after service.`
    case 'rfa': return `Under ${TOOL.rfa.under}, ${who} requests that ${whom} admit the truth of the following within thirty days after service.`
    case 'deposition-topic': return `Under ${TOOL['deposition-topic'].under}, ${who} will take the deposition of ${whom} on the topics below, by the person or persons whom it designates.`
    case 'subpoena': return `Under ${TOOL.subpoena.under}, ${whom} is commanded to produce the following documents at the time and place set out in the subpoena.`
    case 'preservation': return `${who} asks ${whom} to preserve, from today, everything that may bear on the claims in this action, and in particular what is named below. ${whom === 'the party addressed' ? 'The party addressed' : whom} has had reason to expect this litigation.`
    case 'public-records': return `${who} requests copies of the following records under ${TOOL['public-records'].under} or the public-records law that applies to ${whom}.`
  }
}
