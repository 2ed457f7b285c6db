/**
 * What a crash report says. It is meant to be read by the person at the screen and perhaps sent on, so
 * it holds nothing of a matter: an error's own message may quote a record, so only the engine's fixed
 * phrases and places in our own scripts are taken from it.
 */

/** Where the fault was noticed. */
export type CrashPlace =
  /** a part of the window could not be drawn; `room` is its name in the program */
  | { kind: 'room'; room: string }
  /** the whole window could not be drawn */
  | { kind: 'window' }
  /** the program could not begin */
  | { kind: 'start' }
  /** something that ran beside the screen: a timer, a promise, a worker */
  | { kind: 'background' }
  /** the process of the page ended; `reason` and `exitCode` as the runtime names them */
  | { kind: 'process'; reason: string; exitCode: number }
  /** the main process met an error it did not expect */
  | { kind: 'main' }

export type CrashFacts = {
  /** ISO 8601 */
  at: string
  place: CrashPlace
  error: unknown
  version: string
  /** "Electron 25.1.1, Chromium 114.0, Node 18.15" */
  runtime: string
  platform: string
  /** since the page or the process began; null where it is not known. Seconds */
  runningFor: number | null
  /** other processes of the app that ended since it began: "GPU: killed" */
  ended: readonly string[]
}

/** V8's and React's own phrases; what they quote is left out, as it may be a word of the matter. */
const PHRASES: readonly [RegExp, string][] = [
  [/^Cannot (read|set) propert(?:y|ies) of (null|undefined)/, 'Cannot $1 a property of $2'],
  [/ is not a function$/, 'Something called is not a function'],
  [/ is not a constructor$/, 'Something constructed is not a constructor'],
  [/ is not iterable/, 'Something that is gone through is not iterable'],
  [/ is not defined$/, 'A name is not defined'],
  [/^Cannot access .* before initialization$/, 'A name was used before it was set'],
  [/^Maximum call stack size exceeded$/, 'Maximum call stack size exceeded'],
  [/^Invalid (array length|time value|string length|count value)/, 'Invalid $1'],
  [/^Array buffer allocation failed$/, 'Array buffer allocation failed'],
  [/^Minified React error #(\d{1,4})\b/, 'React error $1'],
  [/^(?:Failed to fetch dynamically imported module|Importing a module script failed)/, 'A part of the program could not be loaded'],
  [/^Unexpected (?:token|end of JSON input)/, 'Unexpected token'],
]

/** Names of errors that the engine, the browser and the libraries give; any other is only "Error". */
const NAMES = /^(?:(?:Type|Range|Syntax|Reference|Eval|URI|Aggregate|Internal|Problem|Zod|Dexie|Open|Bulk|Modify|Upgrade|Timeout|Quota|QuotaExceeded|Abort|InvalidState|InvalidAccess|NotFound|NotReadable|NotAllowed|Constraint|Data|DataClone|Transaction|TransactionInactive|ReadOnly|Version|Unknown|Encoding|Operation|Security|Network|Runtime|Compile|Link|DatabaseClosed|MissingAPI|NoModificationAllowed|InvalidModification)?(?:Error|Exception)|DOMException)$/

/** A frame in one of our own files: an identifier, then a file, a line and a column. */
const FRAME = /^\s{4}at (?:async )?(?:(?:new )?(?:[A-Za-z_$][\w$]{0,60}\.){0,4}[A-Za-z_$<][\w$<>]{0,60} (?:\[as [A-Za-z_$][\w$]{0,60}\] )?\()?(probata:\/\/app\/[\w./-]{1,200}|(?:node:|file:)?[\w./-]{0,300}\/?(?:main|preload)\.cjs|node:[\w/]{1,60}):(\d{1,7}):(\d{1,7})\)?$/

const MOST_FRAMES = 30

/** What of an error can be told without telling anything of a matter. */
export type SafeError = { name: string; message: string; frames: string[] }

/** @param error anything that was thrown; read with care, as even its fields may throw */
export function safeError(error: unknown): SafeError {
  const name = text(error, 'name')
  const message = text(error, 'message')
  const known = PHRASES.find(([pattern]) => pattern.test(message))
  const said = known ? (known[0].exec(message)?.[0] ?? '').replace(known[0], known[1]) : message === '' ? '' : 'Its message is left out, as it might quote the matter.'
  return { name: NAMES.test(name) ? name : 'Error', message: said, frames: framesOf(text(error, 'stack'), message) }
}

function text(error: unknown, field: string): string {
  try {
    const value = (error as Record<string, unknown> | null | undefined)?.[field]
    return typeof value === 'string' ? value : ''
  } catch {
    return ''
  }
}

/** The message stands at the head of the stack; a line of it that looks like a frame must not pass for one. */
function framesOf(stack: string, message: string): string[] {
  const at = message === '' ? 0 : stack.indexOf(message)
  const behind = at < 0 ? '' : stack.slice(at + message.length)
  return behind.split('\n').flatMap((line) => {
    const found = FRAME.exec(line)
    return found ? [`${lastPart(found[1] ?? '')}:${found[2]}:${found[3]}`] : []
  }).slice(0, MOST_FRAMES)
}

/** Without the folders of this machine, which may bear a person's name. */
function lastPart(path: string): string {
  return path.startsWith('probata:') ? path.slice('probata://app/'.length) : (path.split('/').at(-1) ?? '')
}

/** What happened, as one sentence for the screen. */
export function whatCrashed(place: CrashPlace): string {
  switch (place.kind) {
    case 'room': return 'This room could not be shown.'
    case 'window': return 'The window could not be shown any more.'
    case 'start': return 'Probata could not begin.'
    case 'background': return 'Something went wrong that Probata did not expect.'
    case 'process': return `The part of Probata that shows the matter ${endedHow(place.reason)}.`
    case 'main': return 'Something went wrong in Probata that it did not expect.'
  }
}

function endedHow(reason: string): string {
  switch (reason) {
    case 'oom': return 'ran out of memory and ended'
    case 'killed': return 'was ended by the system or by another program'
    case 'launch-failed': return 'could not be started'
    case 'integrity-failure': return 'failed a check of its own files and ended'
    default: return 'ended unexpectedly'
  }
}

/**
 * The report as the person reads and saves it: plain text, every line of it shown on the screen.
 * @returns lines ended by "\n"
 */
export function crashReport(facts: CrashFacts): string {
  const { place } = facts
  const error = safeError(facts.error)
  const rows: [string, string][] = [
    ['When', facts.at],
    ['What', whatCrashed(place)],
    ...(place.kind === 'room' ? [['Room', word(place.room)] as [string, string]] : []),
    ...(place.kind === 'process' ? [['Reason', `${word(place.reason)}, code ${place.exitCode}`] as [string, string]] : []),
    ['Probata', facts.version],
    ['Runtime', facts.runtime],
    ['System', facts.platform],
    ...(facts.runningFor === null ? [] : [['Had run for', `${Math.round(facts.runningFor)} s`] as [string, string]]),
    ...(facts.ended.length > 0 ? [['Also ended', facts.ended.map(word).join('; ')] as [string, string]] : []),
    ...(facts.error === null || facts.error === undefined ? [] : [['Error', error.message === '' ? error.name : `${error.name}. ${error.message}`] as [string, string]]),
  ]
  const lines = ['Crash report of Probata', '', ...rows.map(([name, value]) => `${`${name}:`.padEnd(13)}${value}`)]
  if (error.frames.length > 0) lines.push('', 'Places in the program:', ...error.frames.map((one) => `  ${one}`))
  lines.push('', 'This is the whole report. It holds no name, no text and no file of a matter.', 'It is kept nowhere and sent nowhere; it leaves this window only if you save it.', '')
  return lines.join('\n')
}

function word(text: string): string {
  return text.replace(/[^\w :-]/g, '').slice(0, 80)
}
