import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CrashFacts, crashReport, safeError, whatCrashed } from '../../../shared/crash/report'

const facts = (error: unknown, over: Partial<CrashFacts> = {}): CrashFacts => ({
  at: '2025-03-01T10:00:00.000Z', place: { kind: 'room', room: 'proof' }, error, version: '1.2.3', runtime: 'Electron 25', platform: 'linux', runningFor: 12.4, ended: [], ...over,
})

function thrown(name: string, message: string, frames: string[] = []): unknown {
  return { name, message, stack: `${name}: ${message}\n${frames.join('\n')}` }
}

test.each([
  // what the engine says                                          what may be told
  ["Cannot read properties of undefined (reading 'Roe')", 'Cannot read a property of undefined'],
  ['roeLetter is not a function', 'Something called is not a function'],
  ['Maximum call stack size exceeded', 'Maximum call stack size exceeded'],
  ['Minified React error #31; visit https://react.dev/errors/31?args[]=Roe', 'React error 31'],
  ['Roe told counsel that it was so', 'Its message is left out, as it might quote the matter.'],
  ['', ''],
])('of %j it tells %j', (message, said) => expect(safeError(thrown('TypeError', message)).message).toBe(said))

test('places in our own scripts are told, others are not', () => {
  const { frames } = safeError(thrown('Error', 'x', [
    '    at Kn (probata://app/assets/index-a1.js:1:2345)', '    at async probata://app/assets/worker-b2.js:10:7', '    at new Ka.render (probata://app/assets/index-a1.js:2:1)',
    '    at Roe Letter (probata://app/assets/index-a1.js:2:1)', '    at eval (https://evil.example/x.js:1:1)', '    at begin (/home/roe/matters/probata/dist/main/main.cjs:12:3)',
  ]))
  expect(frames).toEqual(['assets/index-a1.js:1:2345', 'assets/worker-b2.js:10:7', 'assets/index-a1.js:2:1', 'main.cjs:12:3'])
})

test('a message that looks like a frame does not pass for one', () => {
  expect(safeError(thrown('Error', 'Roe\n    at privileged (probata://app/secret.js:1:1)')).frames).toEqual([])
})

test('an error whose fields throw is still told of', () => {
  const nasty = Object.defineProperty({}, 'message', {
    get() {
      throw new Error('no')
    },
  })
  expect(safeError(nasty)).toEqual({ name: 'Error', message: '', frames: [] })
  for (const odd of [null, undefined, 7, 'Roe', Symbol('x'), Object.create(null)]) expect(crashReport(facts(odd))).not.toContain('Roe')
})

test('no word of a message, a name or a stack that is not the program’s own gets into a report', () => {
  const planted = 'Zebrafish'
  const around = fc.tuple(fc.string(), fc.string()).map(([before, after]) => `${before}${planted}${after}`)
  fc.assert(fc.property(around, around, around, (name, message, stack) => {
    for (const error of [thrown(name, message, [stack]), { name: 'TypeError', message, stack }, { name: 'TypeError', message: `Cannot read properties of null (reading '${message}')`, stack }]) expect(crashReport(facts(error))).not.toContain(planted)
  }), { numRuns: 2000 })
})

test('the report says what, when and where, and that it is whole', () => {
  const text = crashReport(facts(thrown('TypeError', 'x is not a function', ['    at a (probata://app/assets/i.js:1:2)']), { ended: ['GPU: killed'] }))
  for (const line of ['When:        2025-03-01T10:00:00.000Z', 'Room:        proof', 'Probata:     1.2.3', 'Had run for: 12 s', 'Also ended:  GPU: killed', 'Error:       TypeError. Something called is not a function', '  assets/i.js:1:2', 'This is the whole report. It holds no name, no text and no file of a matter.']) expect(text.split('\n')).toContain(line)
  expect(crashReport(facts(null, { place: { kind: 'process', reason: 'oom', exitCode: 9 }, runningFor: null }))).toContain('Reason:      oom, code 9')
})

test.each([
  ['oom', 'ran out of memory'], ['killed', 'was ended by the system'], ['crashed', 'ended unexpectedly'], ['launch-failed', 'could not be started'],
])('%s is said in words', (reason, words) => expect(whatCrashed({ kind: 'process', reason, exitCode: 1 })).toContain(words))
