import { type Problem, problem } from '../../../shared/problem/problem'

/** What pdf.js threw, in words; an error keeps its name across the worker's edge. */
export function pdfProblem(cause: unknown, name: string): Problem {
  const kind = cause instanceof Error ? cause.name : ''
  const text = cause instanceof Error ? cause.message : String(cause)
  if (kind === 'PasswordException') {
    const wrong = /incorrect|wrong/i.test(text)
    return problem('pdf.password', wrong ? `That password does not open ${name}.` : `${name} needs a password.`, 'Enter the password, or leave this file out.')
  }
  if (/encrypt|password|cipher|security handler/i.test(text)) {
    return problem('pdf.broken', `${name} is encrypted in a way that Probata cannot open.`, 'Open it in another program and print it to a new PDF.', '', text)
  }
  if (kind === 'InvalidPDFException' || /invalid pdf|missing pdf|xref|trailer|root|catalog/i.test(text)) {
    return problem('pdf.broken', `${name} is damaged or cut short, and cannot be read as a PDF.`, 'Ask for the file again, or open it in another program and print it to a new PDF.', '', text)
  }
  return problem('pdf.broken', `${name} could not be read as a PDF.`, 'Open it in another program and print it to a new PDF.', '', text)
}
