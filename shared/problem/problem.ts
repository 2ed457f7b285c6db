/**
 * A failure that is expected and worded for the person at the screen: what happened,
 * what still stands, what to do. Never a stack, never a code alone.
 */
export type ProblemCode =
  | 'file.empty'
  | 'file.not-readable'
  | 'file.no-permission'
  | 'file.too-large'
  | 'file.unsupported'
  | 'file.cut-short'
  | 'pdf.password'
  | 'pdf.broken'
  | 'pdf.no-pages'
  | 'pdf.too-many-pages'
  | 'docx.broken'
  | 'archive.too-large'
  | 'archive.broken'
  | 'mail.broken'
  | 'loadfile.unknown'
  | 'loadfile.dii'
  | 'loadfile.broken'
  | 'export.refused'
  | 'complaint.no-paragraphs'
  | 'answer.no-responses'
  | 'answer.no-complaint'
  | 'contract.no-text'
  | 'contract.unreadable'
  | 'transcript.no-text'
  | 'transcript.unreadable'
  | 'time.limit'
  | 'cancelled'
  | 'store.full'
  | 'store.newer-version'
  | 'store.invalid'
  | 'store.failed'
  | 'deadline.rule'
  | 'deadline.date'
  | 'store.others-work'
  | 'case.broken'
  | 'case.not-one'
  | 'merge.refused'
  | 'ocr.failed'
  | 'lock.locked'
  | 'lock.wrong'
  | 'lock.wait'
  | 'lock.weak'
  | 'lock.failed'
  | 'search.too-much'
  | 'search.failed'
  | 'unexpected'

export type Problem = {
  code: ProblemCode
  /** one sentence: "PX-9.pdf needs a password." */
  happened: string
  /** one sentence: "The other 211 files were imported." May be empty. */
  stands: string
  /** one sentence: "Enter the password, or leave this file out." */
  todo: string
  /** for the log, never for the screen */
  cause?: unknown
}

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** A `Problem` on its way through code that throws (workers, promises). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  constructor(readonly problem: Problem) {
    super(problem.happened)
  }
}

/** Builds a `Problem`; `stands` and `todo` may be left out where nothing useful can be said. */
export function problem(code: ProblemCode, happened: string, todo = '', stands = '', cause?: unknown): Problem {
  return cause === undefined ? { code, happened, stands, todo } : { code, happened, stands, todo, cause }
}

/** What was thrown, in its own words where it is worded for the person at the screen, otherwise in these. @param cause as it was caught */
export function problemOf(cause: unknown, ...[code, happened, todo, stands]: [code: ProblemCode, happened: string, todo?: string, stands?: string]): Problem {
  return cause instanceof ProblemError ? cause.problem : problem(code, happened, todo, stands, cause)
}

/** Ends an exhaustive switch: a new member of a union breaks the build here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
