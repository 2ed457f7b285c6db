import type { ReadContract } from '../../../shared/contract'
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { PageText } from '../../../shared/text/page'
import { askOnce } from '../askOnce'
import type { ContractAnswer, ContractRequest } from './worker'

/**
 * Takes an agreement apart in a worker of its own.
 * @param name as the document is called, for the sentence that says what went wrong
 * @throws ProblemError where there is no text; the signal's reason where it was cancelled
 */
export async function readContract(pages: readonly PageText[], name: string, signal: AbortSignal): Promise<ReadContract> {
  if (pages.every((page) => page.text.trim() === '')) {
    throw new ProblemError(problem('contract.no-text', `There is no text in ${name}.`, 'Let its pages be recognised first, or choose another document.', 'Nothing was changed.'))
  }
  const request: ContractRequest = { pages: [...pages] }
  const answer = await askOnce<ContractAnswer>(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), request, signal)
  if (answer?.ok) return answer.read
  throw new ProblemError(problem('contract.unreadable', `${name} could not be taken apart.`, 'Read it as a document, and mark its passages by hand.', 'Nothing was changed.'))
}
