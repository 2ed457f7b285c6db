/**
 * The demo matter's policies and its setting. Versions are the summaries that are exhibits there; how the
 * setting stood is what reports and the complaint say, each with how sure it is. No day is given that no paper gives.
 */
import { type Operation, put } from '../log/change'
import type { Document, Passage, PolicyVersion, Rollout, TableName } from '../records'

const POLICIES: readonly { name: string; kind: 'policy' | 'terms' | 'agreement'; versions: readonly { file: string; label: string; effective: string; words: string; note: string }[] }[] = [
  {
    name: 'LinkedIn Privacy Policy (summaries)', kind: 'policy',
    versions: [
      { file: 'privacy-policy-2024-07-31.html', label: 'Privacy Policy, effective 31 Jul 2024', effective: '2024-07-31', words: 'Effective July 31, 2024', note: 'A summary in our own words, not the policy’s text.' },
      { file: 'privacy-policy-2024-09-18.html', label: 'Privacy Policy, effective 18 Sep 2024', effective: '2024-09-18', words: 'Effective September 18, 2024', note: 'A summary in our own words, not the policy’s text.' },
    ],
  },
  {
    name: 'LinkedIn User Agreement (summary)', kind: 'agreement',
    versions: [{ file: 'user-agreement-2024-11-20.html', label: 'User Agreement, effective 20 Nov 2024', effective: '2024-11-20', words: 'effective Nov. 20, 2024', note: 'Reported; a summary in our own words.' }],
  },
]

const SETTING = {
  name: 'Data for Generative AI Improvement', place: 'Settings, Data privacy',
  explanation: 'Controls whether the data that a member provides may be used to train models that create content (help page, in summary).',
  note: 'The day in August 2024 on which it went live was not found.',
}

type DemoRollout = Pick<Rollout, 'regions' | 'state' | 'from' | 'until' | 'certainty' | 'words' | 'note'> & { evidence: readonly string[]; of: readonly string[] }

/** `evidence` by the passages' names, `of` by the paragraphs that rest on it. */
const ROLLOUTS: readonly DemoRollout[] = [
  {
    regions: ['US'], state: 'on-by-default', from: '2024-08', until: null, certainty: 'alleged', words: 'For members in the United States the setting is on by default.', note: 'The complaint says August 2024. The help page shows the default as of September.',
    evidence: ['default', 'foundOn'], of: ['2', '27'],
  },
  {
    regions: ['EU', 'EEA', 'UK', 'CH'], state: 'not-offered', from: '2024-09', until: null, certainty: 'reported', words: 'The setting is not offered to members in the EU, EEA, UK and Switzerland', note: 'As the help page had it in September 2024.',
    evidence: ['notOffered'], of: ['35'],
  },
  {
    regions: ['EU', 'EEA', 'UK', 'CA', 'HK', 'CN', 'CH'], state: 'exempt', from: '2024-08', until: null, certainty: 'alleged', words: 'Exempted according to one article: EU, EEA, United Kingdom, Canada, Hong Kong, China, Switzerland.',
    note: 'The reports do not agree whether these regions were exempt from the start or paused later. Both stand here.', evidence: ['exempted', 'conflict'], of: ['28'],
  },
  { regions: ['UK'], state: 'paused', from: '2024-09-20', until: null, certainty: 'reported', words: 'LinkedIn had suspended the training of models with the data of members in the United Kingdom', note: '', evidence: ['suspended'], of: ['33'] },
  { regions: ['HK'], state: 'paused', from: '2024-10-11', until: null, certainty: 'reported', words: 'training was paused in Hong Kong on October 11, 2024 and in Canada on December 10, 2024', note: '', evidence: ['paused'], of: [] },
  { regions: ['CA'], state: 'paused', from: '2024-12-10', until: null, certainty: 'reported', words: 'training was paused in Hong Kong on October 11, 2024 and in Canada on December 10, 2024', note: '', evidence: ['paused'], of: [] },
  {
    regions: ['EU', 'EEA', 'UK', 'CH', 'CA', 'HK'], state: 'unknown', from: '2025-11-03', until: null, certainty: 'reported', words: 'private messages are excluded from the training',
    note: 'Training was extended to these regions. Whether the setting was on by default there is not said.', evidence: ['excluded'], of: [],
  },
]

type Context = { newId: (table: Exclude<TableName, 'matter'>) => string; documents: ReadonlyMap<string, Document>; passages: ReadonlyMap<string, Passage>; target: (of: string) => string }

/** @throws Error where a file, passage or paragraph that is named here is not there: a fault of ours */
export function policyOps({ newId, documents, passages, target }: Context): Operation[] {
  const ops: Operation[] = []
  for (const { name, kind, versions } of POLICIES) {
    const policy = newId('policies')
    ops.push(put('policies', { id: policy, name, kind, publisher: 'LinkedIn', address: '', note: 'Demonstration: summaries in our own words.' }))
    for (const { file, label, effective, words, note } of versions) {
      const document = documents.get(file)
      if (!document) throw new Error(`the demo matter has no ${file}`)
      const version: PolicyVersion = {
        id: newId('versions'), policy, document: document.id, label, language: 'en', effective: { date: effective, words, evidence: document.id, standing: 'confirmed' }, published: null, firstCaptured: null, lastCaptured: null,
        captures: [{ date: null, source: 'summary, no capture', document: document.id }], regions: [], audience: '', source: 'summary, no capture', note,
      }
      ops.push(put('versions', version))
    }
  }
  const feature = newId('features')
  ops.push(put('features', { id: feature, ...SETTING }))
  for (const { evidence, of, regions, ...fields } of ROLLOUTS) {
    const shown = evidence.map((name) => {
      const passage = passages.get(name)
      if (!passage) throw new Error(`the demo matter has no place “${name}”`)
      return passage.id
    })
    const rollout = newId('rollouts')
    ops.push(put('rollouts', { id: rollout, feature, regions: [...regions], evidence: shown, ...fields }))
    for (const label of of) ops.push(put('supports', { id: newId('supports'), of: target(label), source: rollout, bearing: 'supports', directness: 'direct', standing: 'proposed', note: '', defendants: [] }))
  }
  return ops
}
