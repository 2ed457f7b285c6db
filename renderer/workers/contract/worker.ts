/** Takes agreements apart away from the window's own thread. */
import { parseContract, type ReadContract } from '../../../shared/contract'
import type { PageText } from '../../../shared/text/page'

export type ContractRequest = { pages: PageText[] }
export type ContractAnswer = { ok: true; read: ReadContract } | { ok: false }

self.onmessage = ({ data: { pages } }: MessageEvent<ContractRequest>) => {
  let answer: ContractAnswer
  try {
    answer = { ok: true, read: parseContract(pages) }
  } catch {
    answer = { ok: false }
  }
  self.postMessage(answer)
}
