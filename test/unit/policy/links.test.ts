import { describe, expect, test } from 'vitest'
import { eventName, rolloutCite, rolloutName } from '../../../shared/cite/records'
import { type Document, EVENT_DEFAULTS, type Feature, type MatterEvent, type Passage, PLAIN_DOCUMENT, type Rollout, type Support } from '../../../shared/records'
import { withoutQuarantined } from '../../../shared/review/quarantine'
import { documentsBehind, sourceMayLeave } from '../../../shared/review/resting'
import { indexEvidence, searchEvidence } from '../../../renderer/features/linking/evidenceSearch'

const document = (id: string, fields: Partial<Document> = {}): Document => ({
  id, sha256: '0'.repeat(64), size: 1, originalName: 'a', originalFolder: '', originalModified: null, title: 'Help page', kind: 'text', media: '', pages: 1, range: null, text: 'file', confidence: 1, exhibit: 'PX-4', source: '', custodian: '',
  date: null, confidentiality: 'none', tags: [], note: '', reviewed: false, warning: '', added: '2026-01-01T00:00:00.000Z', ...PLAIN_DOCUMENT, ...fields,
})
const passage: Passage = { id: 'psg_1', document: 'doc_1', page: 1, endPage: 1, quote: 'on by default', prefix: '', suffix: '', from: 0, to: 1, rects: [], locator: null, note: '', tags: [] }
const feature: Feature = { id: 'fea_1', name: 'Training', place: '', explanation: '', note: '' }
const rollout: Rollout = { id: 'rol_1', feature: 'fea_1', regions: ['US'], state: 'on-by-default', from: '2024-08', until: null, certainty: 'alleged', words: 'on by default', evidence: ['psg_1'], note: '' }
const event: MatterEvent = { ...EVENT_DEFAULTS, id: 'evt_1', date: '2024-09-18', what: 'New policy takes effect', kind: 'fact', certainty: 'established', source: '', sources: ['doc_1'] }
const support = (source: string): Support => ({ id: `sup_${source}`, of: 'par_1', source, bearing: 'supports', directness: 'direct', standing: 'proposed', note: '', defendants: [] })
const held = { since: '2026-01-01T00:00:00.000Z', demandedBy: '', reason: '' }
const mapOf = <T extends { id: string }>(...all: T[]) => new Map(all.map((one) => [one.id, one]))

describe('Links that rest on a setting or an event', () => {
  test('have names', () => {
    expect(rolloutName(rollout, feature)).toBe('Setting “Training”: on by default, United States, from Aug 2024 (alleged)')
    expect(rolloutCite({ ...rollout, regions: ['EU', 'UK'], until: '2024-12-10' })).toBe('Setting, EU and 1 more, Aug 2024 to 10 Dec 2024')
    expect(eventName(event)).toBe('18 Sep 2024: New policy takes effect')
  })
  test('are gone where what stands behind them is in quarantine, and only then', () => {
    const supports = [support('rol_1'), support('evt_1'), support('doc_2')]
    const records = (quarantine: Document['quarantine']) => ({ documents: [document('doc_1', { quarantine }), document('doc_2')], passages: [passage], supports, rollouts: [rollout], events: [event] })
    const found = withoutQuarantined(records(held))
    expect([found.supports.map((one) => one.source), found.rollouts, found.events]).toEqual([['doc_2'], [], []])
    expect(withoutQuarantined(records(null)).supports).toHaveLength(3)
  })
  test('leave the matter as strictly as the documents behind them', () => {
    const records = { passages: mapOf(passage), rollouts: mapOf(rollout), events: mapOf(event) }
    expect([documentsBehind('rol_1', records), documentsBehind('evt_1', records), documentsBehind('psg_1', records), documentsBehind('doc_9', records)]).toEqual([['doc_1'], ['doc_1'], ['doc_1'], ['doc_9']])
    const may = (one: Document) => sourceMayLeave('rol_1', records, () => one)
    expect([may(document('doc_1')), may(document('doc_1', { privilege: { basis: ['work-product'], treatment: 'withheld', description: '', category: '' } })), may(document('doc_1', { quarantine: held }))]).toEqual(['yes', 'privileged', 'quarantined'])
  })
  test('are found by their words, regions and dates', () => {
    const index = indexEvidence([document('doc_1')], [passage], { rollouts: [rollout], features: [feature], events: [event] })
    expect(searchEvidence(index, 'setting united states')[0]).toMatchObject({ kind: 'rollout', id: 'rol_1' })
    expect(searchEvidence(index, '18 sep takes effect')[0]).toMatchObject({ kind: 'event', id: 'evt_1', cite: '18 Sep 2024' })
  })
})
