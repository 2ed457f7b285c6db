/** The page's side of the evidence worker. */
import type { Bearing } from '../../../shared/evidence/bearing'
import type { Proposal } from '../../../shared/evidence/find'
import type { Need } from '../../../shared/evidence/query'
import type { Source } from '../../../shared/evidence/textIndex'
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { FromEvidenceWorker, TextToAdd, ToEvidenceWorker } from './protocol'

type Request = ToEvidenceWorker extends infer Message ? (Message extends { job: number } ? Omit<Message, 'job'> : never) : never

const broken = () => new ProblemError(problem('unexpected', 'The search for evidence broke off.', 'Try again; if it happens again, restart Probata.', 'Nothing in the matter was changed.'))

export class EvidenceWorker {
  private readonly worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  private job = 0

  async add(texts: TextToAdd[]): Promise<void> {
    await this.ask({ type: 'add', texts })
  }

  async describe(sources: Source[]): Promise<void> {
    await this.ask({ type: 'describe', sources })
  }

  async find(need: Need, most: number, skip: readonly string[]): Promise<Proposal[]> {
    const answer = await this.ask({ type: 'find', need, most, skip: [...skip] })
    return answer.type === 'found' ? answer.proposals : []
  }

  async bearing(passage: { text: string; source: Source }, targets: { id: string; need: Need }[], most: number): Promise<Bearing[]> {
    const answer = await this.ask({ type: 'bearing', passage, targets, most })
    return answer.type === 'bears' ? answer.bearings : []
  }

  end(): void {
    this.worker.terminate()
  }

  private ask(request: Request): Promise<FromEvidenceWorker> {
    const job = ++this.job
    const { worker } = this
    return new Promise((resolve, reject) => {
      const end = () => {
        worker.removeEventListener('message', heard)
        worker.removeEventListener('error', died)
      }
      const heard = ({ data }: MessageEvent<FromEvidenceWorker>) => {
        if (data.job !== job) return
        end()
        if (data.type === 'failed') reject(broken())
        else resolve(data)
      }
      const died = () => {
        end()
        reject(broken())
      }
      worker.addEventListener('message', heard)
      worker.addEventListener('error', died)
      worker.postMessage({ ...request, job })
    })
  }
}
