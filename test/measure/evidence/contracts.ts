/**
 * Contracts whose clauses people labelled (CUAD): a sentence that says in an allegation's words what the
 * label means, against the clauses that bear the label in each contract. The sentences were written from the
 * meaning of the labels, before any clause was looked at.
 */
import { readFileSync } from 'node:fs'
import { readPlain } from '../../../shared/plain/read'
import { corpusFile } from '../../corpus'
import type { Label, LabelledSet } from './labelled'

const SENTENCES: Record<string, string> = {
  'Governing Law': 'The parties chose which state’s law controls any dispute arising under the contract.',
  'Expiration Date': 'The contract was to remain in force until a stated date, when its initial term came to an end.',
  'Anti-Assignment': 'Defendant was not allowed to transfer its rights or delegate its duties under the contract to anyone else unless the other side approved in writing.',
  'Audit Rights': 'Plaintiff was entitled to inspect Defendant’s books and records to verify that the amounts paid were right.',
  'Effective Date': 'The contract took effect on the day stated in it.',
  'Revenue/Profit Sharing': 'Defendant promised to pay Plaintiff a percentage of its revenues or profits as royalties or commissions.',
  'Minimum Commitment': 'Defendant was obliged to purchase at least a fixed quantity or pay at least a fixed sum each year.',
  'License Grant': 'Plaintiff gave Defendant permission to use its intellectual property, trademarks or technology.',
  'Cap on Liability': 'The contract purports to exclude consequential damages and to cap what either side can recover for a breach.',
  Exclusivity: 'Defendant agreed to deal only with Plaintiff in the territory and not to use any other supplier or distributor.',
  Insurance: 'Defendant had to carry insurance coverage and name Plaintiff as an additional insured.',
  'Post-Termination Services': 'After the contract ended, Defendant still had to perform certain duties, such as selling off inventory, returning materials or making final payments.',
  'Renewal Term': 'Unless one side gave notice, the contract would extend itself automatically for further periods.',
  'Non-Transferable License': 'The permission to use the intellectual property was personal to Defendant and could not be passed on or sublicensed.',
  'Non-Compete': 'Defendant promised that it would not engage in a competing business or sell competing products.',
  'Volume Restriction': 'Defendant had to pay extra if its use went beyond a stated number of users, units or hours.',
  'Uncapped Liability': 'The limits of liability do not apply to indemnification, breach of confidentiality or wilful misconduct.',
  'Rofr/Rofo/Rofn': 'Plaintiff had the right to match any offer before Defendant could sell or license to a third party.',
  'Notice Period to Terminate Renewal': 'To stop the renewal, a party had to give written notice a number of days before the current term ended.',
  'Change of Control': 'If Defendant was merged into or acquired by another company, Plaintiff could terminate the contract.',
  'IP Ownership Assignment': 'Everything that Defendant created under the contract was to belong to Plaintiff, and Defendant assigned its title to it.',
  'Covenant Not to Sue': 'Defendant undertook not to challenge the validity of Plaintiff’s marks or its ownership of them.',
  'Termination for Convenience': 'Either side could end the contract without any reason by giving notice.',
  'Competitive Restriction Exception': 'The promise not to compete had an exception under which Defendant remained free to do certain business.',
  'Joint IP Ownership': 'What the parties developed together was to be owned by both of them jointly.',
  'Liquidated Damages': 'On a breach or early termination Defendant had to pay a fixed sum agreed in advance.',
  'Warranty Duration': 'Plaintiff guaranteed that the products would be free from defects for a certain number of months.',
  'Affiliate License-Licensee': 'The permission to use the technology extended to Defendant’s subsidiaries and affiliated companies.',
  'Non-Disparagement': 'Each side promised not to say anything that would damage the reputation of the other.',
  'Irrevocable or Perpetual License': 'The permission that Plaintiff gave could never be taken back and was to last forever.',
  'Third Party Beneficiary': 'Somebody who did not sign the contract was meant to benefit from it and may enforce it.',
  'No-Solicit of Customers': 'Defendant promised not to approach or divert Plaintiff’s customers.',
  'Most Favored Nation': 'Plaintiff was promised prices and terms no worse than those given to any other customer.',
  'No-Solicit of Employees': 'Defendant promised not to hire away the people who work for Plaintiff.',
}

type Row = Record<string, string>

/** One set a contract. Tuning takes every other label in every other contract; what is held out shares neither label nor contract with it. */
export function contractSets(): LabelledSet[] {
  const path = corpusFile('contracts/cuad/labels.json')
  if (!path) return []
  const rows = (JSON.parse(readFileSync(path, 'utf8')) as Row[]).sort((a, b) => ((a._txt ?? '') < (b._txt ?? '') ? -1 : 1))
  return rows.flatMap((row, at) => {
    const file = corpusFile(row._txt ?? '')
    return file ? [setOf(row, file, at)] : []
  }).filter((set) => set.queries.length > 0)
}

function setOf(row: Row, file: string, contract: number): LabelledSet {
  const key = row._txt ?? ''
  const pages = readPlain(readFileSync(file, 'utf8')).map((page) => ({ n: page.n, text: page.text }))
  const queries = Object.entries(SENTENCES).flatMap(([label, sentence], at): LabelledSet['queries'] => {
    if (at % 2 !== contract % 2) return []
    const labels = listed(row[label] ?? '').flatMap((words) => placeOf(words, pages)).map((place): Label => ({ key, ...place }))
    return labels.length === 0 ? [] : [{ need: { text: sentence, context: '', names: [] }, labels, part: at % 2 === 0 ? 'tuning' : 'held out' }]
  })
  return { name: 'contracts', texts: [{ source: { key, title: row['Document Name-Answer'] ?? '', date: null, people: [] }, pages }], queries }
}

/** Entries of a list as Python prints it; pieces parted by "<omitted>" are places of their own. */
function listed(text: string): string[] {
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].flatMap((match) => (match[1] ?? match[2] ?? '').replace(/\\n/g, '\n').replace(/\\(.)/g, '$1').split('<omitted>')).map((one) => one.trim()).filter((one) => one.length > 12)
}

/** Where words stand, whatever the blanks between them. */
function placeOf(words: string, pages: LabelledSet['texts'][number]['pages']): Omit<Label, 'key'>[] {
  const wanted = words.replace(/\s+/g, '')
  for (const { n, text } of pages) {
    const at: number[] = []
    let bare = ''
    for (let i = 0; i < text.length; i++) {
      if (/\s/.test(text[i] as string)) continue
      bare += text[i]
      at.push(i)
    }
    const found = bare.indexOf(wanted)
    if (found >= 0) return [{ n, from: at[found] ?? 0, to: (at[found + wanted.length - 1] ?? 0) + 1 }]
  }
  return []
}
