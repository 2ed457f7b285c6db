/** Versions between what was found in files, the matter's records, and the questions over time. */
import { put, type Operation } from '../log/change'
import type { Policy, PolicyVersion, VersionDate } from '../records'
import { whenOf } from './dated'
import type { FoundVersion } from './gather'

/** What a person decided on one found version, before it is imported. */
export type VersionChoice = {
  version: FoundVersion
  effective: VersionDate | null
  published: VersionDate | null
  regions: string[]
  language: string
}

/** What is proposed for a found version; what can be read two ways is left open. */
export function proposedChoice(version: FoundVersion): VersionChoice {
  const date = (one: FoundVersion['effective']): VersionDate | null => (one?.date ? { date: one.date, words: one.words.slice(0, 500), evidence: null, standing: 'proposed' } : null)
  return { version, effective: date(version.effective), published: date(version.updated), regions: version.regions, language: version.language }
}

/**
 * The records of a policy's versions.
 * @param document the document that a file became, by the key of its capture
 * @returns puts only, so that they can be part of an import
 */
export function versionPuts(policy: string, choices: readonly VersionChoice[], document: (key: string) => string | undefined, newId: () => string): Operation[] {
  return choices.flatMap(({ version, effective, published, regions, language }): Operation[] => {
    const captures = version.captures.flatMap((one) => {
      const own = document(one.key)
      return own ? [{ date: one.captured, source: one.source.slice(0, 500), document: own }] : []
    })
    const [first, last] = [captures.find((one) => one.date !== null), captures.findLast((one) => one.date !== null)]
    const main = document(version.key) ?? captures[0]?.document
    if (!main) return []
    const seen = (one: (typeof captures)[number] | undefined): VersionDate | null => (one?.date ? { date: one.date, words: '', evidence: one.document, standing: 'confirmed' } : null)
    const evidenced = (one: VersionDate | null) => (one ? { ...one, evidence: one.evidence ?? main } : null)
    const record: PolicyVersion = {
      id: newId(), policy, document: main, label: `${version.title.slice(0, 200)}, ${whenOf({ effective: effective?.date ?? null, first: first?.date ?? null })}`, language,
      effective: evidenced(effective), published: evidenced(published), firstCaptured: seen(first), lastCaptured: seen(last), captures, regions: regions.slice(0, 100), audience: '', source: version.captures[0]?.source.slice(0, 500) ?? '', note: '',
    }
    return [put('versions', record)]
  })
}

/** A policy nobody knows more of than its title. */
export function newPolicy(id: string, name: string): Policy {
  const kind: Policy['kind'] = /\bterms\b/i.test(name) ? 'terms' : /\bagreement\b/i.test(name) ? 'agreement' : /\bnotice\b/i.test(name) ? 'notice' : /\bpolic(?:y|ies)\b/i.test(name) ? 'policy' : 'other'
  return { id, name: name.slice(0, 300) || 'Policy', publisher: '', kind, address: '', note: '' }
}
