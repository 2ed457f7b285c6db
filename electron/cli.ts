/** A command-line job: handed to the hidden page, its words passed on, the app ended after it. */
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { app } from 'electron'
import { type CliJob, CliJob as CliJobSchema } from '../shared/ipc/contract'
import { mintToken } from './files'
import { mintFolder } from './folders'
import { answer } from './ipc'

type Asked = Omit<CliJob, 'files' | 'folders' | 'passphrase'> & { files: string[]; folders: Record<string, string>; withPassphrase?: boolean }

/** Our own messages; Chromium's chatter on stderr must not get between them. */
export const MESSAGES = 3

export function cliJob(): Asked | null {
  const text = process.env.PROBATA_CLI
  return text ? (JSON.parse(text) as Asked) : null
}

/** The data folder is open in a window: its files must not be written by two. */
export function refuseCli(): void {
  createWriteStream('', { fd: MESSAGES }).write('Probata is open on this data folder. Close it there, then try again. Nothing was done.\n', () => app.exit(2))
}

export function listenForCli(asked: Asked): void {
  let messages: WriteStream | null = null
  const { withPassphrase, ...plain } = asked
  answer('cli.job', async () => CliJobSchema.parse({
    ...plain, passphrase: withPassphrase ? await readPassphrase() : null, files: await Promise.all(asked.files.map(mintToken)), folders: Object.fromEntries(Object.entries(asked.folders).map(([name, path]) => [name, mintFolder(path)])),
  }))
  answer('cli.write', async ({ to, text }) => {
    messages ??= createWriteStream('', { fd: MESSAGES })
    const stream = to === 'stdout' ? process.stdout : messages
    await new Promise<void>((done) => stream.write(text, () => done()))
    return null
  })
  answer('cli.done', ({ exitCode }) => {
    setImmediate(() => app.exit(exitCode))
    return null
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('render-process-gone', () => {
      const stream = messages ?? createWriteStream('', { fd: MESSAGES })
      stream.write('The page that read the file died; the file was not read.\n', () => app.exit(2))
    })
  })
}

/** A pipe of its own: neither an environment nor a list of words of a process, which others may read. */
const PASSPHRASE = 4

async function readPassphrase(): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of createReadStream('', { fd: PASSPHRASE })) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8').replace(/\r?\n[\s\S]*$/, '')
}
