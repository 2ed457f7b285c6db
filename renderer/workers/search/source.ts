/** What is to be in the index: the units of a matter, read from its database. */
import type { Document } from '../../../shared/records'
import { UNIT_KINDS, type UnitKind } from '../../../shared/search/model'
import { kindOfId, pagesOfUnit, UNIT_TABLES, type UnitRecord, unitText } from '../../../shared/search/units'
import type { PlainReader } from '../../store/plain'
import type { UnitText } from './batch'
import { stampOf } from './bytes'
import type { LogHead } from './protocol'
import { kindNumber } from './units'

/** A unit as it stands in the matter; the stamp changes when its text does. */
export type Wanted = { id: string; kind: UnitKind; stamp: string }

export interface Source {
  /** newest entry of each device's log */
  heads(): Promise<LogHead[]>
  /** every unit, records before documents, since they are few and quick */
  all(): AsyncIterable<Wanted[]>
  /** null where it is not in the matter */
  wanted(id: string): Promise<Wanted | null>
  /** its text as it stands now; null where it has gone since */
  text(id: string): Promise<UnitText | null>
}

/** Files whose pages are asked for before the last ones are read: the answer takes its time. */
export const ASKED_AHEAD = 12

export class MatterSource implements Source {
  constructor(private readonly reader: PlainReader) {}

  heads(): Promise<LogHead[]> {
    return this.reader.heads()
  }

  async *all(): AsyncGenerator<Wanted[]> {
    for (const kind of [...UNIT_KINDS].reverse()) {
      for await (const records of this.reader.records(UNIT_TABLES[kind])) yield records.map((record) => wantedOf(kind, record as UnitRecord[typeof kind]))
    }
  }

  async wanted(id: string): Promise<Wanted | null> {
    const kind = kindOfId(id)
    const record = kind && (await this.reader.record(UNIT_TABLES[kind], id))
    return kind && record ? wantedOf(kind, record as UnitRecord[typeof kind]) : null
  }

  async text(id: string): Promise<UnitText | null> {
    const kind = kindOfId(id)
    const record = kind && (await this.reader.record(UNIT_TABLES[kind], id))
    if (!kind || !record) return null
    const own = record as UnitRecord[typeof kind]
    const { stamp } = wantedOf(kind, own)
    const head = { page: 0, text: unitText(kind, own) }
    const pages = kind === 'document' ? pagesOfUnit(own as Document, await this.reader.pages((own as Document).sha256)) : []
    return { id, kind: kindNumber(kind), stamp, pages: [head, ...pages] }
  }
}

/** Text that recognition adds later is told by the document's own fields, which change with it. */
function wantedOf<K extends UnitKind>(kind: K, record: UnitRecord[K]): Wanted {
  const text = unitText(kind, record)
  if (kind !== 'document') return { id: record.id, kind, stamp: stampOf(text) }
  const { sha256, range, text: source, confidence, pages } = record as Document
  return { id: record.id, kind, stamp: stampOf(text, sha256, range?.from ?? null, range?.to ?? null, source, confidence, pages) }
}
