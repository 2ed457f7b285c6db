/** Our own pages over a standard, secure scheme, with a strict content security policy. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import { protocol, type Session } from 'electron'
import { fileOfToken } from './files'

export const SCHEME = 'probata'
export const ORIGIN = `${SCHEME}://app`
export const APP_URL = `${ORIGIN}/`

/** No inline script, no eval; WebAssembly for OCR and picture decoding. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self' blob: data:",
  "media-src 'self'", "connect-src 'self' blob:", "worker-src 'self'", "frame-src 'self' blob:", "base-uri 'none'", "form-action 'none'", "object-src 'none'",
].join('; ')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.wasm': 'application/wasm', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.mp4': 'video/mp4', '.m4v': 'video/mp4', '.mov': 'video/mp4', '.webm': 'video/webm', '.mkv': 'video/webm', '.ogv': 'video/ogg', '.ogg': 'audio/ogg', '.oga': 'audio/ogg', '.opus': 'audio/ogg', '.mp3': 'audio/mpeg', '.m4a': 'audio/mp4', '.wav': 'audio/wav', '.flac': 'audio/flac',
  '.pdf': 'application/pdf', '.txt': 'text/plain; charset=utf-8', '.md': 'text/plain; charset=utf-8', '.csv': 'text/plain; charset=utf-8',
}

export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

/** Serves the app's folder, and files that were handed over by token. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, (request) => {
    const url = new URL(request.url)
    if (url.host !== 'app' || request.method !== 'GET') return missing()
    if (url.pathname.startsWith('/file/')) return handedFile(url.pathname.slice('/file/'.length), request.headers.get('range'))
    if (url.pathname.startsWith('/recording/')) return recording(url.pathname.slice('/recording/'.length), request.headers.get('range'))
    const path = pathInside(folder, url.pathname)
    return path ? answer(path, TYPES[extname(path)] ?? 'application/octet-stream') : missing()
  })
}

/** What the witness's window may load: its one page, with its script and its style. */
const WITNESS_FILES = /^\/(?:witness\.html|assets\/witness[\w-]*\.(?:js|css))$/

/** Serves a session that has no more of the app than the witness's page. */
export function serveWitness(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, (request) => {
    const url = new URL(request.url)
    if (url.host !== 'witness' || request.method !== 'GET' || !WITNESS_FILES.test(url.pathname)) return missing()
    const path = pathInside(folder, url.pathname)
    return path ? answer(path, TYPES[extname(path)] ?? 'application/octet-stream') : missing()
  })
}

/** The file a URL path names, or null where it is not inside `folder`. */
export function pathInside(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const path = normalize(join(folder, decoded))
  return path.startsWith(folder + sep) && existsSync(path) && statSync(path).isFile() ? path : null
}

/** @param range "bytes=0-99", for files that are too large to be read at once; anything else gives all of it */
function handedFile(token: string, range: string | null): Response {
  const path = fileOfToken(token)
  if (!path || !existsSync(path)) return missing()
  const asked = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range ?? '')
  return asked ? stretch(path, 'application/octet-stream', Number(asked[1]), Number(asked[2])) : answer(path, 'application/octet-stream')
}

/** A recording is played from the disk: the engine asks for the stretches that it needs, the last one open at its end. */
function recording(token: string, range: string | null): Response {
  const path = fileOfToken(token)
  if (!path || !existsSync(path)) return missing()
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
  const asked = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '')
  return asked ? stretch(path, type, Number(asked[1]), asked[2] ? Number(asked[2]) : Number.POSITIVE_INFINITY) : answer(path, type)
}

function stretch(path: string, type: string, start: number, last: number): Response {
  const { size } = statSync(path)
  const end = Math.min(last, size - 1)
  if (start > end) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}`, 'content-security-policy': CONTENT_SECURITY_POLICY } })
  const body = Readable.toWeb(createReadStream(path, { start, end, highWaterMark: 1 << 20 })) as ReadableStream
  return new Response(body, { status: 206, headers: { ...headersOf(type, end - start + 1), 'content-range': `bytes ${start}-${end}/${size}` } })
}

function answer(path: string, type: string): Response {
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream
  return new Response(body, { headers: headersOf(type, statSync(path).size) })
}

function headersOf(type: string, size: number): Record<string, string> {
  return {
    'content-type': type, 'content-length': String(size), 'accept-ranges': 'bytes', 'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
  }
}

function missing(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } })
}
