/** Reads and checks load files off the main thread. */
import '../polyfills'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { checkLoadfile, headOf } from '../../../shared/loadfile/checkFile'
import { PathResolver } from '../../../shared/loadfile/paths'
import { readProduction } from '../../../shared/loadfile/produced'
import { sniffLoadfile } from '../../../shared/loadfile/sniff'
import { ProblemError, problem } from '../../../shared/problem/problem'
import { chunksOf } from './chunks'
import type { FromLoadfileWorker, LoadfileJob, ToLoadfileWorker } from './protocol'

/** Documents that are handed over at a time, so that the page stays live. */
const BATCH = 2000

const say = (message: FromLoadfileWorker) => postMessage(message)

self.onmessage = (event: MessageEvent<ToLoadfileWorker>) => {
  const message = event.data
  work(message).catch((cause: unknown) => say({
    type: 'failed', job: message.job,
    problem: cause instanceof ProblemError ? { ...cause.problem, cause: undefined } : problem('loadfile.broken', 'The load file could not be read.', 'Check that it is still there and that you may read it.', 'Nothing was imported.', String(cause)),
  }))
}

async function work(message: ToLoadfileWorker): Promise<void> {
  const { job } = message
  const onProgress = progress(job)
  switch (message.type) {
    case 'sniff': {
      const { head, whole } = await headOf(chunksOf(message.file.blob))
      return say({ type: 'sniffed', job, sniffed: sniffLoadfile(head, whole, message.file.name) })
    }
    case 'check': {
      const { file, paths } = message
      const resolver = paths ? new PathResolver(paths.map((path) => ({ path }))) : null
      const check = await checkLoadfile(file.name, chunksOf(file.blob), {
        ...decided(file), thisYear: message.thisYear, has: resolver ? (path) => resolver.find(path, file.folder) !== null : null, onProgress,
      })
      return say({ type: 'checked', job, check })
    }
    case 'read': {
      const inputs = await Promise.all(message.files.map(async (file) => {
        const { head, whole } = await headOf(chunksOf(file.blob))
        return { name: file.name, chunks: chunksOf(file.blob), sniffed: sniffLoadfile(head, whole, file.name), ...decided(file), onProgress }
      }))
      const documents = await readProduction(inputs)
      for (let at = 0; at < documents.length; at += BATCH) say({ type: 'documents', job, documents: documents.slice(at, at + BATCH) })
      return say({ type: 'done', job })
    }
    case 'digest': {
      if (message.kind !== 'md5' && message.blob.size <= 128_000_000) {
        const digest = await crypto.subtle.digest(message.kind === 'sha1' ? 'SHA-1' : 'SHA-256', await message.blob.arrayBuffer())
        return say({ type: 'digested', job, digest: bytesToHex(new Uint8Array(digest)) })
      }
      const sum = { md5, sha1, sha256 }[message.kind].create()
      for await (const chunk of chunksOf(message.blob)()) sum.update(chunk)
      return say({ type: 'digested', job, digest: bytesToHex(sum.digest()) })
    }
    case 'count': {
      let lines = 0
      for await (const chunk of chunksOf(message.blob)()) for (let at = 0; at < chunk.length; at++) if (chunk[at] === 10) lines++
      return say({ type: 'counted', job, lines })
    }
  }
}

/** What a person decided, and nothing where nobody did. */
function decided({ mapping, delimiters, headed, dateOrder }: LoadfileJob) {
  return { ...(mapping ? { mapping } : {}), ...(delimiters ? { delimiters } : {}), ...(headed === undefined ? {} : { headed }), ...(dateOrder ? { dateOrder } : {}) }
}

/** Tells of progress ten times a second at most. */
function progress(job: number): (done: number) => void {
  let last = 0
  return (done) => {
    const now = performance.now()
    if (now - last < 100) return
    last = now
    say({ type: 'progress', job, done })
  }
}
