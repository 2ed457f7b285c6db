/** Records out of a stream of text: lines put together until a record is whole, faults told. */
import type { Delimiters, LoadRecord } from './model'
import { splitRecord } from './split'

/** Characters; a record with its whole extracted text is shorter. */
const LONGEST = 16_000_000
/** Lines that a quoted field may run over. */
const MOST_LINES = 20_000

type Line = { text: string; line: number; at: number; length: number }

/** Cuts a stream of text into lines without ever holding more than the longest. */
export class LineCutter {
  private carry = ''
  private line = 1
  private at = 0
  /** inside a line that is too long: what follows is thrown away up to its end */
  private dropping = false
  private dropped = 0

  /** @param bytesOf length of a text in the file's encoding; null where places are not wanted */
  constructor(private readonly lineEnd: '\n' | '\r', private readonly onLine: (line: Line, tooLong: boolean) => void, private readonly bytesOf: ((text: string) => number) | null, start = 0) {
    this.at = start
  }

  push(text: string): void {
    const { lineEnd } = this
    const whole = this.carry === '' ? text : this.carry + text
    let from = 0
    for (;;) {
      const end = whole.indexOf(lineEnd, from)
      if (end < 0) break
      this.give(whole.slice(from, end), 1)
      from = end + 1
    }
    this.carry = from === 0 ? whole : whole.slice(from)
    if (this.carry.length > LONGEST) {
      if (!this.dropping) this.onLine({ text: this.carry.slice(0, 2000), line: this.line, at: this.at, length: 0 }, true)
      this.dropping = true
      this.dropped += this.bytesOf?.(this.carry) ?? 0
      this.carry = ''
    }
  }

  end(): void {
    if (this.carry !== '' && !this.dropping) this.give(this.carry, 0)
    this.carry = ''
  }

  private give(text: string, ending: number): void {
    const length = this.bytesOf ? this.bytesOf(text) : 0
    if (this.dropping) {
      this.dropping = false
      this.at += this.dropped
      this.dropped = 0
    } else {
      const clean = this.lineEnd === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text
      this.onLine({ text: clean, line: this.line, at: this.at, length }, false)
    }
    this.at += length + (this.bytesOf ? ending * this.bytesOf('\n') : 0)
    this.line++
  }
}

export type RecordOptions = {
  delimiters: Delimiters
  lineEnd: '\n' | '\r'
  /** count that a whole record has */
  columns: number
  onRecord: (record: LoadRecord) => void
  bytesOf?: ((text: string) => number) | null
  /** bytes before the first line: the byte order mark */
  start?: number
}

/** Puts records together. One that is cut ends where the next whole one begins, and nothing is lost. */
export class RecordReader {
  private readonly cutter: LineCutter
  private pending: (Line & { lines: number; open: boolean; fields: string[] }) | null = null

  constructor(private readonly options: RecordOptions) {
    this.cutter = new LineCutter(options.lineEnd, (line, tooLong) => this.take(line, tooLong), options.bytesOf ?? null, options.start ?? 0)
  }

  push(text: string): void {
    this.cutter.push(text)
  }

  end(): void {
    this.cutter.end()
    if (this.pending) this.give(this.pending, this.pending.fields, this.pending.open ? 'cut' : 'columns')
    this.pending = null
  }

  private take(line: Line, tooLong: boolean): void {
    const { delimiters, columns } = this.options
    if (tooLong) {
      this.flush()
      this.give(line, [line.text], 'long')
      return
    }
    if (line.text === '' && !this.pending) return
    const alone = splitRecord(line.text, delimiters, columns)
    const whole = alone.fields.length === columns && !alone.open
    const { pending } = this
    if (!pending) {
      if (whole) this.give(line, alone.fields, null)
      else if (alone.open && alone.fields.length <= columns) this.pending = { ...line, lines: 1, ...alone }
      else this.give(line, alone.fields, 'columns')
      return
    }
    // A line that is a whole record by itself cannot be the middle of another.
    if (whole && columns > 1 && line.text.includes(delimiters.column)) {
      this.flush()
      this.give(line, alone.fields, null)
      return
    }
    const text = `${pending.text}\n${line.text}`
    // A line that closes nothing is only put to the rest: a long text is not split anew for each of its lines.
    if (pending.open && delimiters.quote !== '' && !closes(line.text, delimiters) && pending.lines < MOST_LINES && text.length < LONGEST) {
      this.pending = { ...pending, text, length: line.at + line.length - pending.at, lines: pending.lines + 1 }
      return
    }
    const joined = splitRecord(text, delimiters, columns)
    const length = line.at + line.length - pending.at
    if (!joined.open && joined.fields.length === columns) {
      this.pending = null
      this.give({ ...pending, text, length }, joined.fields, null)
    } else if (joined.open && joined.fields.length <= columns && pending.lines < MOST_LINES && text.length < LONGEST) {
      this.pending = { ...pending, text, length, lines: pending.lines + 1, ...joined }
    } else {
      this.pending = null
      this.give({ ...pending, text, length }, joined.fields, joined.open ? 'cut' : 'columns')
    }
  }

  /** Ends a record that never closed: its lines are told one by one, so that a person finds them. */
  private flush(): void {
    const { pending } = this
    this.pending = null
    if (pending) this.give(pending, pending.fields, 'cut')
  }

  private give(line: Line, fields: string[], fault: LoadRecord['fault']): void {
    this.options.onRecord({ line: line.line, fields, fault, raw: line.text, at: line.at, length: line.length })
  }
}

/** Whether a line may end the quoted field that it goes on: a quote before a delimiter, or at its end. */
function closes(line: string, { column, quote }: Delimiters): boolean {
  return line.endsWith(quote) || line.includes(quote + column)
}
