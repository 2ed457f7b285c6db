/** The verb `answer`: an answer laid beside its complaint. Imports nothing. */
import { type Alignment, alignAnswer, amendmentOf, type ParsedAnswer, parseAnswer } from '../../shared/answer'
import { faultOf } from '../../shared/answer/evasive'
import type { CliJob } from '../../shared/ipc/contract'
import { parseComplaint } from '../../shared/pleading'
import type { ParsedParagraph } from '../../shared/pleading/model'
import { ProblemError, problem } from '../../shared/problem/problem'
import { fileFromToken } from '../import'
import { readDocument } from '../workers'
import type { Write } from './cliWords'

/** `answer FILE --complaint FILE [--json]`; the complaint is the last of the files. */
export async function answer(job: CliJob, write: Write): Promise<number> {
  const began = performance.now()
  const read = async (at: number) => {
    const token = job.files[at]
    if (!token) throw new ProblemError(problem('unexpected', 'An answer is read beside its complaint.', 'Name both: answer FILE --complaint FILE.', ''))
    const file = await fileFromToken(token.token, token.name)
    const found = await readDocument(file.file, file.name, { signal: new AbortController().signal, onProgress: () => {}, ocr: 'now', password: job.options.password ?? null })
    return { file, pages: found.pages, source: found.text }
  }
  const own = await read(0)
  const other = await read(1)
  const complaint = parseComplaint(other.pages)
  if (complaint.paragraphs.length === 0) throw new ProblemError(problem('complaint.no-paragraphs', `${other.file.name} has no numbered paragraphs, so no answer can be laid beside it.`, 'Name the complaint itself.', ''))
  const parsed = parseAnswer(own.pages, { highest: Math.max(...complaint.paragraphs.map((one) => one.n)) })
  const aligned = alignAnswer(parsed, { paragraphs: complaint.paragraphs, docketNumber: complaint.caption.docketNumber, amendment: amendmentOf(complaint.caption.title) })
  if (parsed.responses.length === 0 && parsed.generalDenial === null) throw new ProblemError(problem('answer.no-responses', `${own.file.name} responds to no paragraph, so it is not read as an answer.`, 'Name the answer itself, or use “probata document”.', ''))
  const result = { file: own.file.name, complaint: other.file.name, ...asJson(parsed, aligned, complaint.paragraphs), source: own.source, seconds: Math.round(performance.now() - began) / 1000 }
  await write('stdout', `${JSON.stringify(result, null, job.json ? 0 : 2)}\n`)
  return 0
}

function asJson(parsed: ParsedAnswer, aligned: Alignment, paragraphs: readonly ParsedParagraph[]) {
  const label = (index: number | null) => (index === null ? null : (paragraphs[index]?.label ?? null))
  return {
    title: parsed.title, docketNumber: parsed.docketNumber, answersIt: aligned.answersIt, reasons: aligned.reasons, parties: parsed.parties, style: parsed.style,
    generalDenial: parsed.generalDenial, headings: parsed.headings,
    responses: aligned.responses.map((one) => {
      const response = parsed.responses[one.response]
      const quote = response?.text ?? ''
      return {
        paragraph: paragraphs[one.paragraph]?.n ?? null, label: label(one.paragraph), printed: response?.printed ?? '', kind: one.kind, flags: one.flags, fault: faultOf(one),
        parts: one.parts.map((part) => ({ ...part, text: quote.slice(part.from, part.to) })), party: null, byParty: one.byParty, fits: label(one.drift), quote, page: response?.place.page ?? 1, endPage: response?.place.endPage ?? 1,
      }
    }),
    missing: aligned.missing.map((index) => ({ paragraph: paragraphs[index]?.n ?? null, label: label(index), effect: parsed.generalDenial ? 'denied' : 'admitted-by-silence' })),
    defenses: parsed.defenses.map(({ place, ...one }) => ({ ...one, page: place.page })),
    doubts: aligned.doubts.map((one) => ({ what: one.what, say: one.say, page: one.page, paragraph: one.response === null ? null : label(aligned.responses[one.response]?.paragraph ?? null) })),
  }
}
