import { EVENT_DEFAULTS, type MatterEvent, type Ordering } from '../../../shared/records'

/** An event of a test, by a short id. */
export function event(id: string, date: string, fields: Partial<MatterEvent> = {}): MatterEvent {
  return { ...EVENT_DEFAULTS, id: `evt_${id}`, date, what: `What ${id}`, kind: 'fact', certainty: 'reported', source: '', ...fields }
}

export const asserted = (earlier: string, later: string): Ordering => ({ id: `ord_${earlier}-${later}`, earlier: `evt_${earlier}`, later: `evt_${later}`, source: null, note: '' })
