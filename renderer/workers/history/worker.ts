/** Reads a repository's history away from the window's own thread. */
import type Git from 'isomorphic-git'
import umd from '../../../node_modules/isomorphic-git/index.umd.min.js?url'
import { ReadBuffer } from './buffer'
import type { HistoryReply, HistoryRequest } from './protocol'
import { readHistory } from './readHistory'

const tell = (reply: HistoryReply, transfer: Transferable[] = []) => self.postMessage(reply, { transfer })

self.onmessage = async ({ data: { files, repository } }: MessageEvent<HistoryRequest>) => {
  try {
    // The library looks for Node's Buffer on the global object, and this build of it puts itself there.
    Object.assign(self, { Buffer: ReadBuffer })
    await import(/* @vite-ignore */ umd)
    const { git } = self as unknown as { git: typeof Git }
    const history = await readHistory(git, new Map(files), repository, (...progress) => tell({ progress }))
    tell({ history }, history.versions.map((one) => one.bytes.buffer))
  } catch (cause) {
    tell({ failed: cause instanceof Error ? cause.message : String(cause) })
  }
}
