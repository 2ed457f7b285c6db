/**
 * Where sentences and paragraphs end, as `w/s` and `w/p` take it. A page's text has nothing but
 * lines, so this is read off the signs between two tokens, and is a matter of judgement: a paragraph
 * ends at an empty line, behind a full stop at the end of a short line or before a number, and at each
 * line of a text that is not wrapped; a sentence ends behind a full stop that is no abbreviation's.
 */
import type { Emit } from './tokens'

/** Full stops behind these end nothing; single letters ("U.S.") neither. */
const ABBREVIATIONS = new Set('mr mrs ms dr prof hon rev sr jr st v vs no nos inc corp co ltd llc llp cf etc al ex exs exh art sec cal civ crim proc bus pen gov stat reg regs fed supp app ct cir dist dep decl compl approx para paras pp jan feb mar apr jun jul aug sept sep oct nov dec bros dkt ecf'.split(' '))

const STOP = /[.?!]["'”’»)\]]*\s|[.?!]["'”’»)\]]*$/
const UNSPACED_STOP = /[。！？｡．؟।]/
/** A full stop, or a colon or semicolon before a list. */
const LINE_STOP = /^\s*["'”’»)\]]*[.?!:;。！？]["'”’»)\]]*\s*\n/
const STARTS_SENTENCE = /[\p{Lu}\p{Lt}\p{Lo}\p{N}§¶"“‘([]/u
/** "12. ", "(a) ", "¶ 3", a bullet, "Q.", "THE WITNESS:" */
const STARTS_ITEM = /^\s*(?:\d{1,4}[.)]\s|\([a-z0-9]{1,5}\)\s|¶|§|[•●▪–—*-]\s|[QA][.:]?\s|[A-Z][A-Z. ]{2,30}:)/
/** Lines longer than this were not wrapped by a typesetter: each is a paragraph. Characters. */
const UNWRAPPED = 220
/** A last line of a paragraph is shorter than this share of the page's usual line. */
const SHORT = 0.8
/** Numbered lines that make pleading paper, and their highest number. */
const FEWEST_NUMBERED = 20
const HIGHEST_NUMBER = 32

export class PageLines {
  private text = ''
  private sentence = 0
  private paragraph = 0
  private last = ''
  /** end of the last token of this page, or what stood behind it on the page before */
  private lastEnd = 0
  private carried = ''
  private first = true
  private inSentence = 0
  private usual = 0
  private lineStart = 0
  private shortBefore = false
  private numbers: Map<number, number> | null = null
  /** whether the page has a column of line numbers */
  numbered = false

  /** @param parting whether sentences and paragraphs are told apart */
  constructor(private readonly parting = true) {}

  open(text: string): void {
    this.text = text
    this.lastEnd = 0
    this.lineStart = 0
    const starts = lineStarts(text)
    if (this.parting) this.usual = usualLength(starts, text.length)
    this.numbers = lineNumbers(text, starts)
    this.numbered = this.numbers !== null
  }

  close(): void {
    const rest = this.text.slice(this.lastEnd)
    this.shortBefore = this.isShort(this.lastEnd)
    this.carried = this.lastEnd === 0 ? `${this.carried}\n` : `${rest}\n`
    this.text = ''
  }

  end(): void {
    this.carried = '\n\n'
  }

  /** Behind the line number that begins here; null where none does. */
  skips(at: number): number | null {
    return this.numbers?.get(at) ?? null
  }

  token(from: number, to: number, word: string, emit: Emit): void {
    if (!this.parting) {
      emit(word, from, to, 0, 0)
      return
    }
    if (this.first) this.first = false
    else if (from > this.lastEnd || this.carried !== '') this.between(from)
    this.carried = ''
    this.inSentence++
    emit(word, from, to, this.sentence, this.paragraph)
    this.last = word
    this.lastEnd = to
  }

  /** Looks at what stands between the last token and the one that begins at `from`. */
  private between(from: number): void {
    // Nearly always it is one blank.
    if (this.carried === '' && from - this.lastEnd === 1 && this.text.charCodeAt(this.lastEnd) === 32) return
    const gap = this.carried + this.text.slice(this.carried === '' ? this.lastEnd : 0, from)
    const breaks = gap.indexOf('\n')
    if (breaks >= 0 && this.endsParagraph(gap, from)) {
      this.paragraph++
      this.sentence++
      this.inSentence = 0
    } else if (this.endsSentence(gap, from)) {
      this.sentence++
      this.inSentence = 0
    }
    if (breaks >= 0) this.lineStart = this.text.lastIndexOf('\n', from - 1) + 1
  }

  private endsParagraph(gap: string, from: number): boolean {
    if (/\n[^\S\n]*\n/.test(gap)) return true
    if (this.usual > UNWRAPPED) return true
    if (!LINE_STOP.test(gap)) return false
    const short = this.carried === '' ? this.isShort(this.lastEnd) : this.shortBefore
    const lineAt = this.text.lastIndexOf('\n', from - 1) + 1
    return short || STARTS_ITEM.test(this.text.slice(this.numbers?.get(lineAt) ?? lineAt, from + 40))
  }

  private isShort(end: number): boolean {
    return end - this.lineStart < this.usual * SHORT
  }

  private endsSentence(gap: string, from: number): boolean {
    if (!mayStop(gap)) return false
    if (UNSPACED_STOP.test(gap)) return true
    if (!STOP.test(gap)) return false
    const sign = /[.?!]/.exec(gap)?.[0]
    if (sign === '.' && (this.last.length === 1 || ABBREVIATIONS.has(this.last) || (this.inSentence === 1 && /^\d+$/.test(this.last)))) return false
    const before = gap.trimEnd().at(-1) ?? ''
    return '"“‘(['.includes(before) || STARTS_SENTENCE.test(String.fromCodePoint(this.text.codePointAt(from) ?? 32))
  }
}

/** Whether there is a full stop of any script; a look at the signs, since it is asked between all words. */
function mayStop(gap: string): boolean {
  for (let at = 0; at < gap.length; at++) {
    const code = gap.charCodeAt(at)
    if (code === 46 || code === 63 || code === 33 || code >= 128) return true
  }
  return false
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Length that nine lines of ten do not pass. */
function usualLength(starts: readonly number[], end: number): number {
  const lengths = new Uint32Array(starts.length)
  let count = 0
  for (let at = 0; at < starts.length; at++) {
    const length = (starts[at + 1] ?? end + 1) - 1 - (starts[at] as number)
    if (length > 0) lengths[count++] = length
  }
  return lengths.subarray(0, count).sort()[Math.floor(count * 0.9)] ?? 0
}

/** Numbers 1, 2, 3 … at the starts of lines, from where to where; null where the page has no such column. */
function lineNumbers(text: string, starts: readonly number[]): Map<number, number> | null {
  if (starts.length < FEWEST_NUMBERED) return null
  const found = new Map<number, number>()
  let next = 1
  for (const start of starts) {
    let at = start
    while (text.charCodeAt(at) === 32 && at - start < 4) at++
    const end = at + String(next).length
    const code = text.charCodeAt(end)
    if (!text.startsWith(String(next), at) || !(code === 32 || code === 10 || Number.isNaN(code))) continue
    found.set(at, end)
    next++
  }
  return next > FEWEST_NUMBERED && next <= HIGHEST_NUMBER + 1 ? found : null
}
