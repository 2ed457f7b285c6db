/** Who speaks on each line: questions, answers, objections, colloquy, parentheticals, headings. */
import type { Line, ParsedTranscript, PrintedPage } from './model'
import { beginsWith } from './row'
import { byLine, inlineBy, labelOf, plainSpeaker } from './speakers'

const EXAM = /^\W*((?:FURTHER\s+|CONTINUED\s+)*(?:DIRECT|CROSS|RE-?DIRECT|RE-?CROSS|VOIR DIRE)?[\s-]*EXAMINATION(?:\s+\((?:cont'?d|continued|resumed)\.?\))?)\s*(?:BY\b.*|OF\b.*)?$/i
const QUESTION = /^(?:Q(?:[.:,;]\s*|\s+)|Q(?:UESTION|uestion):\s*)(?=\S|$)/
const ANSWER = /^(?:A(?:[.:,;]\s*|\s+)|A(?:NSWER|nswer):\s*)(?=\S|$)/
/** the number of a question before it, as in Canada */
const COUNTED = /^\d{1,5}\.?\s+(?=Q[.:]\s)/
/** what OCR makes of "Q." */
const ODD_QUESTION = /^[0OG9]\s?[.,;:]\s+(?=[A-Z])/
/** specks before a letter that stands at the column of questions */
const SPECKS = /^[~'`´‘’",._|*-]{1,2}\s?(?=[QA][.:,]\s)/
/** What the headings of an examination, questions and answers, and other headings begin with: of most lines nothing more is asked. */
const mayExamine = beginsWith(/^[\WFCDRVEB]/i)
const mayAsk = beginsWith(/^[QAOG09~'`´‘’",._|*-]/)
const mayCount = beginsWith(/^\d/)
const mayHead = beginsWith(/^[PMAE*-]/i)
const mayBeUpon = beginsWith(/^[WT]/i)
/** "ANN ROE, PLAINTIFF'S WITNESS, SWORN" */
const SWORN = /^[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\- ]{3,60},\s.{0,80}\b(?:SWORN|AFFIRMED)\W*$/
const UPON = /^(?:WHEREUPON|THEREUPON)[,:]?$/i
const MAY_SWEAR = /^[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?:\s[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*){1,5}(?:,\s*(?:JR|SR|M\.?D|PH\.?D|II|III)\.?)?,?$/
const isCapital = (code: number) => code >= 65 && code <= 90
const isSmall = (code: number) => code >= 97 && code <= 122
const LETTER_Q = 81
export const WITNESS = /^(?:THE )?(?:WITNESS|DEPONENT)$/i
const ALWAYS = /^(?:form|foundation|objection|object|same objection|objections)\b/i
const OPENS = /^(?:(?:i(?:'ll| will| would|'m going to)?|again,?|let me|we|just|same|standing|continuing|and|i'd|hold on|wait)[,.]?\s+)*(?:object(?:ion|ions|s|ing)?\b|note (?:my|our|an) (?:standing |continuing )?objection|mov(?:e|ing) to strike|instruct(?:ing)? (?:him|her|you|the witness|the deponent|not))/i
const GROUND = /\b(?:form|foundation|vague|ambiguous|leading|compound|argumentative|speculat\w*|hearsay|relevan\w*|privilege\w*|asked and answered|calls? for|misstat\w*|mischaracteri\w*|scope|overbroad|assumes|hypothetical|narrative|non-?responsive|cumulative|harass\w*|lacks|work product|legal conclusion|unintelligible)\b/i
const INSTRUCTS = /\binstruct(?:ing)? (?:him|her|you|the witness|the deponent|my client)\b.*\bnot\b|\bdon't answer\b|\bdo not answer\b/i

type Turn = { kind: Line['kind']; speaker: string; lines: Line[]; words: string }
export type Examination = ParsedTranscript['examinations'][number]

/** So many turns behind a question an objection to it may still be argued. */
const NEAR = 12

/** Sets kind and speaker of each line of the body, in place. @returns the examinations in order */
export function setTurns(pages: readonly (PrintedPage & { printed: number })[]): Examination[] {
  const columns = questionColumns(pages)
  const small = columns.size === 0 && asksSmall(pages)
  const examinations: Examination[] = []
  const turns: Turn[] = []
  let examiner = ''
  let exam = ''
  let pending = false
  let open: Turn | null = null
  let bracket: Turn | null = null
  const begin = (kind: Line['kind'], speaker: string, line: Line, words: string): Turn => {
    const turn = { kind, speaker, lines: [line], words }
    turns.push(turn)
    return turn
  }
  const examine = (by: string, page: number, n: number) => {
    const name = plainSpeaker(by)
    if (name !== examiner || pending) {
      const kind = exam === '' ? 'examination' : exam
      if (pending || examinations.length === 0 || !examinations.some((one) => one.by === name)) examinations.push({ by: name.slice(0, 200), kind, at: { page, line: n } })
    }
    examiner = name
    pending = false
  }
  for (const page of pages) {
    if (page.part !== 'testimony') {
      const kind = ['cover', 'appearances', 'index', 'stipulations'].includes(page.part) ? 'front' : 'back'
      for (const line of page.lines) if (line.text !== '') line.kind = kind
      continue
    }
    for (let at = 0; at < page.lines.length; at++) {
      const line = page.lines[at] as Line
      const { text } = line
      if (text === '') continue
      if (open && endsTurn(page.lines, at)) open = null
      if (bracket) {
        bracket.lines.push(line)
        if (/[)\]]\W*$/.test(text) || bracket.lines.length > 12) bracket = null
        continue
      }
      const examines = text.length < 90 && mayExamine(text)
      const heading = examines && text.length < 80 ? EXAM.exec(text) : null
      const by = examines ? byLine(text) : null
      if (heading || by) {
        begin('heading', '', line, text)
        if (heading) {
          exam = (heading[1] ?? '').replace(/\s+/g, ' ').toLowerCase()
          pending = true
          const after = /\bBY\s+(.+?)\s*:?\s*$/i.exec(text)
          if (after) examine(after[1] ?? '', page.printed, line.n)
        } else if (by) examine(by, page.printed, line.n)
        open = null
        continue
      }
      const ahead = examines ? inlineBy(text) : null
      const asked = ahead && /^Q[.:\s]/.test(ahead.words) ? ahead.words : small && SMALL.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : mayCount(text) && COUNTED.test(text) ? text.replace(COUNTED, '') : text
      if (ahead && asked === ahead.words) examine(ahead.by, page.printed, line.n)
      const qa = mayAsk(asked) ? questionOrAnswer(asked, page.indents[at] ?? 0, columns, open) : null
      if (qa) {
        const inline = qa.kind === 'question' ? inlineBy(qa.words) : null
        if (inline) examine(inline.by, page.printed, line.n)
        if (pending && qa.kind === 'question' && examiner === '') pending = false
        open = begin(qa.kind, qa.kind === 'question' ? examiner : 'THE WITNESS', line, qa.words)
        continue
      }
      const label = labelOf(text)
      if (label) {
        if (pending && text.trim().endsWith(':') && text.length < 60 && /^M[RS]/i.test(label.name)) {
          begin('heading', '', line, text)
          examine(label.name, page.printed, line.n)
          open = null
          continue
        }
        open = begin(WITNESS.test(label.name) ? 'answer' : 'colloquy', WITNESS.test(label.name) ? 'THE WITNESS' : label.name, line, label.words)
        continue
      }
      if ((text.startsWith('(') || text.startsWith('[')) && (/[)\]]\W*$/.test(text) || /^[([]\s*(?:Whereupon|Thereupon|Exhibit|Deposition|Plaintiff|Defendant|Recess|Discussion|A |The |Off|Record|Witness|Brief|Lunch|Pause|Reporter|Document|Video|Exhibits|Marked|Off-the|No )/i.test(text))) {
        const turn = begin('parenthetical', '', line, text)
        if (!/[)\]]\W*$/.test(text)) bracket = turn
        continue
      }
      if (mayHead(text) && /^(?:P\s?R\s?O\s?C\s?E\s?E\s?D\s?I\s?N\s?G\s?S?|-\s?-\s?-|\* \* \*|-{1,8}\s?o?0?o\s?-{1,8}|(?:M\s?O\s?R\s?N\s?I\s?N\s?G|A\s?F\s?T\s?E\s?R\s?N\s?O\s?O\s?N|E\s?V\s?E\s?N\s?I\s?N\s?G)\s+S\s?E\s?S\s?S\s?I\s?O\s?N)\W*$/i.test(text)) {
        begin('heading', '', line, text)
        continue
      }
      if (open) {
        open.lines.push(line)
        // Only what counsel said is read again.
        if (open.kind === 'colloquy' && open.words.length < 1000) open.words += ` ${text}`
      } else begin('colloquy', '', line, text)
    }
  }
  let since = Number.POSITIVE_INFINITY
  for (const turn of turns) {
    since = turn.kind === 'question' ? 0 : since + 1
    if (turn.kind === 'colloquy' && readsAsObjection(turn.speaker, turn.words, since <= NEAR)) turn.kind = 'objection'
    for (const line of turn.lines) {
      line.kind = turn.kind
      line.speaker = turn.speaker.slice(0, 200)
    }
  }
  return examinations
}

/** Whether what was said before ends at a line that nobody says. */
function endsTurn(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at] as Line
  if (mayBeUpon(text) && UPON.test(text)) return true
  // A name in capitals: most lines begin with none.
  if ((!isCapital(text.charCodeAt(0)) && text.charCodeAt(0) < 128) || isSmall(text.charCodeAt(1))) return false
  return SWORN.test(text) || (MAY_SWEAR.test(text) && isSworn(lines, at))
}

/** Whether a witness is sworn from this line on: a name in capitals, and the words of the oath. What was said before ends there. */
function isSworn(lines: readonly Line[], at: number): boolean {
  const next = lines.slice(at + 1, at + 5).map((line) => line.text).filter((text) => text !== '').join(' ')
  return /^(?:having|after|being|was|called|produced|recalled|an? |the )/.test(next) && /^[^.:?]{0,140}\bsworn\b/.test(next)
}

const SMALL = /^[qa][.:]\s/
/** Whether questions and answers have small letters: several do, and none has a large one. */
function asksSmall(pages: readonly PrintedPage[]): boolean {
  let [questions, answers] = [0, 0]
  for (const { part, lines } of pages) if (part === 'testimony') for (const { text } of lines) {
    if (/^[QA][.:]\s/.test(text)) return false
    if (/^q[.:]\s/.test(text)) questions++
    else if (/^a[.:]\s/.test(text)) answers++
  }
  return questions >= 5 && answers >= 5
}

/** Columns at which questions begin, with how often. A wrapped line may begin with the word "A". */
function questionColumns(pages: readonly PrintedPage[]): Set<number> {
  const found = new Map<number, number>()
  const plain = new Map<number, number>()
  for (const { part, lines, indents } of pages) if (part === 'testimony') for (let at = 0; at < lines.length; at++) {
    const { text } = lines[at] as Line
    const counts = text.charCodeAt(0) === LETTER_Q && /^Q(?:[.:]|\s)/.test(text) ? found : plain
    const indent = indents[at] ?? 0
    counts.set(indent, (counts.get(indent) ?? 0) + 1)
  }
  const total = [...found.values()].reduce((sum, one) => sum + one, 0)
  // Where wrapped lines begin at the same column, the column says nothing.
  return new Set([...found].filter(([column, count]) => count >= total * 0.15 && count > (plain.get(column) ?? 0) * 0.15).map(([column]) => column))
}

function questionOrAnswer(whole: string, indent: number, columns: ReadonlySet<number>, open: Turn | null): { kind: 'question' | 'answer'; words: string } | null {
  const at = columns.has(indent) || columns.has(indent - 1) || columns.has(indent + 1)
  const text = at && !isCapital(whole.charCodeAt(0)) ? whole.replace(SPECKS, '') : whole
  const question = QUESTION.exec(text)
  if (question) return { kind: 'question', words: text.slice(question[0].length) }
  const answer = ANSWER.exec(text)
  if (answer) {
    const marked = /^A(?:[.:,;]|NSWER:|nswer:)/.test(text)
    const wide = /^A\s{2,}/.test(text) || text === 'A'
    const awaited = open !== null && (open.kind === 'question' || open.kind === 'colloquy' || open.kind === 'objection')
    if (marked ? columns.size === 0 || at || awaited : wide || (columns.size > 0 ? at : awaited && /^A\s+[A-Z]/.test(text))) return { kind: 'answer', words: text.slice(answer[0].length) }
    return null
  }
  const odd = at || columns.size === 0 ? ODD_QUESTION.exec(text) : null
  return odd ? { kind: 'question', words: text.slice(odd[0].length) } : null
}

/** @param examined whether a question was asked a few turns before: where nobody is examined, "it is overbroad" is an argument */
export function readsAsObjection(speaker: string, said: string, examined: boolean): boolean {
  if (speaker === '' || /^THE |VIDEOGRAPHER|REPORTER|INTERPRETER/.test(speaker)) return false
  const words = said.trim().replace(/’/g, "'")
  const count = words.split(/\s+/).length
  return ALWAYS.test(words) || OPENS.test(words) || INSTRUCTS.test(words) || (examined && count <= 12 && GROUND.test(words) && !/\?$/.test(words))
}
