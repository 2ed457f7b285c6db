/** The page's side of the load file worker. One job after the other. */
import type { FileCheck } from '../../../shared/loadfile/checkFile'
import type { Sniffed } from '../../../shared/loadfile/model'
import type { ProducedDocument } from '../../../shared/loadfile/produced'
import { ProblemError, problem } from '../../../shared/problem/problem'
import type { FromLoadfileWorker, LoadfileJob, ToLoadfileWorker } from './protocol'

type Request = ToLoadfileWorker extends infer Message ? (Message extends { job: number } ? Omit<Message, 'job'> : never) : never

let nextJob = 1

export class LoadfileWorker {
  private worker: Worker | null = null

  async sniff(file: LoadfileJob, signal: AbortSignal): Promise<Sniffed> {
    let found: Sniffed | null = null
    await this.ask({ type: 'sniff', file }, signal, (message) => {
      if (message.type === 'sniffed') found = message.sniffed
    })
    return found as unknown as Sniffed
  }

  async check(file: LoadfileJob, paths: string[] | null, signal: AbortSignal, onProgress: (bytes: number) => void = () => {}): Promise<FileCheck> {
    let found: FileCheck | null = null
    await this.ask({ type: 'check', file, paths, thisYear: new Date().getFullYear() }, signal, (message) => {
      if (message.type === 'checked') found = message.check
      else if (message.type === 'progress') onProgress(message.done)
    })
    return found as unknown as FileCheck
  }

  async read(files: LoadfileJob[], signal: AbortSignal): Promise<ProducedDocument[]> {
    const documents: ProducedDocument[] = []
    await this.ask({ type: 'read', files }, signal, (message) => {
      if (message.type === 'documents') for (const one of message.documents) documents.push(one)
    })
    return documents
  }

  async digest(blob: Blob, kind: 'md5' | 'sha1' | 'sha256', signal: AbortSignal): Promise<string> {
    let found = ''
    await this.ask({ type: 'digest', blob, kind }, signal, (message) => {
      if (message.type === 'digested') found = message.digest
    })
    return found
  }

  async count(blob: Blob, signal: AbortSignal): Promise<number> {
    let found = 0
    await this.ask({ type: 'count', blob }, signal, (message) => {
      if (message.type === 'counted') found = message.lines
    })
    return found
  }

  end(): void {
    this.worker?.terminate()
    this.worker = null
  }

  private ask(request: Request, signal: AbortSignal, onMessage: (message: FromLoadfileWorker) => void): Promise<void> {
    const job = nextJob++
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      this.worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
      const { worker } = this
      const end = () => {
        worker.removeEventListener('message', heard)
        worker.removeEventListener('error', died)
        signal.removeEventListener('abort', stopped)
      }
      const fail = (cause: unknown) => {
        end()
        this.end()
        reject(cause)
      }
      const stopped = () => fail(signal.reason)
      const died = () => fail(new ProblemError(problem('loadfile.broken', 'The load file broke the reader.', 'Ask for the file again.', 'Nothing was imported.')))
      const heard = ({ data }: MessageEvent<FromLoadfileWorker>) => {
        if (data.job !== job) return
        if (data.type === 'failed') {
          end()
          reject(new ProblemError(data.problem))
          return
        }
        onMessage(data)
        if (data.type === 'progress' || data.type === 'documents') return
        end()
        resolve()
      }
      worker.addEventListener('message', heard)
      worker.addEventListener('error', died)
      signal.addEventListener('abort', stopped)
      worker.postMessage({ ...request, job })
    })
  }
}
