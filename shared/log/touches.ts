/**
 * Which entries touch which record, told entry by entry, so that a long log need not be in memory: what its
 * conflicts follow from is little, and can be read again.
 */
import { entryId, type LogEntry } from './entry'

/** Entries of one device have numbers below this. */
const STRIDE = 2 ** 32

export class Touches {
  private readonly devices: string[] = []
  private readonly numbers = new Map<string, number>()
  /** by "table id": device and number in one figure, of most records one only */
  private readonly by = new Map<string, number | number[]>()

  /** @param idsOf ids of the rows of an import */
  add({ device, seq, ops }: Pick<LogEntry, 'device' | 'seq' | 'ops'>, idsOf: (rows: string) => readonly string[]): void {
    let number = this.numbers.get(device)
    if (number === undefined) {
      number = this.devices.push(device) - 1
      this.numbers.set(device, number)
    }
    const figure = number * STRIDE + seq
    for (const op of ops) {
      if (!('rows' in op)) this.touch(`${op.table} ${op.id}`, figure)
      else for (const id of idsOf(op.rows)) this.touch(`${op.table} ${id}`, figure)
    }
  }

  /** @returns records that several devices touched, as "table id", and ids of the entries that did */
  contested(): { keys: ReadonlySet<string>; entries: ReadonlySet<string> } {
    const keys = new Set<string>()
    const entries = new Set<string>()
    for (const [key, by] of this.by) {
      if (typeof by === 'number' || by.every((one) => deviceOf(one) === deviceOf(by[0] ?? 0))) continue
      keys.add(key)
      for (const one of by) entries.add(entryId(this.devices[deviceOf(one)] ?? '', one % STRIDE))
    }
    return { keys, entries }
  }

  private touch(key: string, figure: number): void {
    const before = this.by.get(key)
    if (before === undefined) this.by.set(key, figure)
    else if (typeof before === 'number') this.by.set(key, [before, figure])
    else before.push(figure)
  }
}

const deviceOf = (figure: number): number => Math.floor(figure / STRIDE)
