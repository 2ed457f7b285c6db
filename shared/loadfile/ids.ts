import { parseBates } from '../bates/number'
import { detached } from './findings'

/**
 * Document ids of a load file, to find the ones that are given twice. Ids usually count upwards;
 * as long as they do, a number each is all that is kept.
 */
export class IdIndex {
  private prefixes: string[] = []
  private numbers = new Float64Array(1024)
  private groups = new Uint16Array(1024)
  private count = 0
  /** made once an id comes out of turn; from then on every id is in it */
  private all: Map<string, number> | null = null
  private lines = new Uint32Array(1024)

  /** @returns the line that had this id before, or 0 */
  add(id: string, line: number): number {
    const bates = this.all ? null : parseBates(id)
    if (bates && bates.width > 0 && this.inTurn(bates.prefix, bates.suffix, bates.number)) {
      this.keep(line, bates.number)
      return 0
    }
    this.all ??= this.spelledOut()
    const key = this.keyOf(id)
    const before = this.all.get(key) ?? 0
    if (before === 0) this.all.set(detached(key), line)
    return before
  }

  /** Whether an id was there. Only to be asked after the last `add`. */
  has(id: string): boolean {
    this.all ??= this.spelledOut()
    return this.all.has(this.keyOf(id))
  }

  private keyOf(id: string): string {
    const bates = parseBates(id)
    return bates ? `${bates.prefix}\0${bates.number}\0${bates.suffix}` : id
  }

  private inTurn(prefix: string, suffix: string, number: number): boolean {
    const name = suffix === '' ? prefix : `${prefix}\0${suffix}`
    const last = this.prefixes.length - 1
    if (last >= 0 && this.prefixes[last] === name) return number > (this.numbers[this.count - 1] ?? -1)
    if (this.prefixes.includes(name) || this.prefixes.length > 1000) return false
    this.prefixes.push(detached(name))
    return true
  }

  private keep(line: number, number: number): void {
    if (this.count === this.numbers.length) {
      this.numbers = grown(this.numbers, Float64Array)
      this.groups = grown(this.groups, Uint16Array)
      this.lines = grown(this.lines, Uint32Array)
    }
    this.numbers[this.count] = number
    this.groups[this.count] = this.prefixes.length - 1
    this.lines[this.count] = line
    this.count++
  }

  private spelledOut(): Map<string, number> {
    const all = new Map<string, number>()
    for (let at = 0; at < this.count; at++) {
      const [prefix = '', suffix = ''] = (this.prefixes[this.groups[at] ?? 0] ?? '').split('\0')
      all.set(`${prefix}\0${this.numbers[at]}\0${suffix}`, this.lines[at] ?? 0)
    }
    return all
  }
}

function grown<T extends Float64Array | Uint16Array | Uint32Array>(from: T, Kind: new (length: number) => T): T {
  const next = new Kind(from.length * 2)
  next.set(from)
  return next
}
