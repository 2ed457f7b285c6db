/** Cuts clips by the ffmpeg that a person installed, if there is one. Arguments go as a list, never through a shell. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { unlink } from 'node:fs/promises'
import { delimiter, extname, isAbsolute, join } from 'node:path'
import type { CutAnswer } from '../shared/ipc/contract'
import { fileOfToken } from './files'
import { folderOfToken } from './folders'

/** The first look at a program on a slow disk may take this long. Milliseconds. */
const PATIENCE = 10_000

let underWay: ChildProcess | null = null
let stopped = false

/** The program in the folders of PATH, and there alone: some systems would look beside the open file first. */
function program(): string | null {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder)).map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}

/** "ffmpeg version 5.1.6"; null where there is none. */
export function cutterVersion(): Promise<string | null> {
  const path = program()
  if (path === null) return Promise.resolve(null)
  return new Promise((done) => {
    let said = ''
    const child = spawn(path, ['-hide_banner', '-version'], { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true, timeout: PATIENCE })
    child.stdout.on('data', (bytes: Buffer) => {
      said += said.length < 1000 ? bytes.toString('utf8') : ''
    })
    child.once('error', () => done(null))
    child.once('close', (code) => done(code === 0 ? (/^ffmpeg version \S+/.exec(said)?.[0] ?? 'ffmpeg') : null))
  })
}

type Clip = { token: string; folder: string; name: string; from: number; to: number }

/**
 * Pictures are coded anew: a copy of the coded ones could begin only at a key picture, seconds away.
 * A recording that is really a list of addresses may name files only: ffmpeg is kept off the network too.
 */
export async function cutClip({ token, folder, name, from, to }: Clip): Promise<CutAnswer> {
  const [source, target] = [fileOfToken(token), folderOfToken(folder)]
  if (underWay) return { answer: 'failed', said: 'Another clip is being cut.' }
  if (!source || !target || !existsSync(source) || !existsSync(target)) return { answer: 'gone', said: '' }
  const path = join(target, `${name}${extname(source)}`)
  if (existsSync(path)) return { answer: 'exists', said: '' }
  stopped = false
  const words = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-n', '-protocol_whitelist', 'file', '-ss', from.toFixed(3), '-i', source, '-t', Math.max(0.04, to - from).toFixed(3), '-map', '0:v:0?', '-map', '0:a:0?', '-map_metadata', '-1', path]
  const { code, said } = await run(words)
  if (code === 0) return { answer: 'done', said: '' }
  await unlink(path).catch(() => undefined)
  return stopped ? { answer: 'stopped', said: '' } : { answer: 'failed', said }
}

/** Ends the cut that is under way. */
export function stopCutting(): null {
  stopped = true
  underWay?.kill()
  return null
}

function run(words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const path = program()
  if (path === null) return Promise.resolve({ code: null, said: 'ffmpeg is no longer there' })
  return new Promise((done) => {
    let said = ''
    const child = spawn(path, words, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true })
    underWay = child
    const end = (code: number | null) => {
      underWay = null
      done({ code, said: said.trim().split('\n').at(-1)?.replaceAll(/(?:[A-Za-z]:)?[\\/]\S+[\\/]/g, '').slice(0, 500) ?? '' })
    }
    child.stderr.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString('utf8')).slice(-4000)
    })
    child.once('error', () => end(null))
    child.once('close', end)
  })
}
