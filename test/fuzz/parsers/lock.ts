/** Files under a lock: from a colleague, a disk that fails, or somebody who has no key and wants the machine's memory or a wrong text taken. */
import 'fake-indexeddb/auto'
import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { argon2id } from 'hash-wasm'
import { bytesOfBlob, type CaseBytes } from '../../../renderer/casefile/bytes'
import { checkedOutside, lockedHead, type Unlocked, unlocked } from '../../../renderer/casefile/locked'
import { openZip } from '../../../renderer/casefile/zip'
import { platform, rootOfFile } from '../../../renderer/store'
import { HEAD_FIXED, headLength, type LockedHeader, lockFile, TRAILER, writeHead } from '../../../shared/lock/envelope'
import { type Cost, keyFor, passphraseBytes, wrapKey } from '../../../shared/lock/keys'
import { printRecovery, RECOVERY_BYTES } from '../../../shared/lock/recovery'
import { CHUNK, STREAM_HEAD, TAG } from '../../../shared/lock/stream'
import { ProblemError } from '../../../shared/problem/problem'
import type { Parser } from '../parser'
import { joined, type Random, type Spoil, spoilBytes } from '../spoil'
import { caseFile } from './matter'

type Bytes = Uint8Array<ArrayBuffer>

const NAME = 'x.probata'
const PASSPHRASE = 'seven grey otters sing'
/** The least that a lock may cost: it is worked on in earnest here. */
const COST: Cost = { memory: 19_456, passes: 1, lanes: 1 }
/** What no file may ask for: KiB, and KiB times passes, which take some twenty seconds. */
const MOST = { memory: 262_144, work: 65_536 * 64 }
const filled = (length: number, from: number): Bytes => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 7 + from) & 255)
const [root, other, recovery, salt] = [filled(32, 1), filled(32, 2), filled(RECOVERY_BYTES, 3), filled(16, 4)]

type Sample = { bytes: Bytes; plain: Bytes }
let made: Promise<readonly Sample[]> | null = null
const samples = (): Promise<readonly Sample[]> => (made ??= makeSamples())

/** Of one piece, and of three; the list of the larger one lies across its last two. */
async function makeSamples(): Promise<readonly Sample[]> {
  const small = caseFile()
  const list = 2 * CHUNK - (caseFile(filled(CHUNK, 5)).length - CHUNK) + 400
  return [await locked(small, 'Otters'), await locked(caseFile(filled(2000, 6)), ''), await locked(caseFile(filled(list, 5)), 'Otters')]
}

async function locked(plain: Uint8Array, label: string): Promise<Sample> {
  const key = await argon2id({ password: passphraseBytes(PASSPHRASE), salt, memorySize: COST.memory, iterations: COST.passes, parallelism: COST.lanes, hashLength: 32, outputType: 'binary' })
  const head = writeHead({
    holds: 'case file', label, of: 'mat_1',
    passphrase: { salt: bytesToHex(salt), cost: COST, wrapped: wrapKey(root, key, 'mat_1 passphrase', filled(12, 7)) },
    recovery: { salt: bytesToHex(salt), wrapped: wrapKey(root, keyFor(recovery, 'recovery', salt), 'mat_1 recovery', filled(12, 8)) },
  }, root, filled(16, 9))
  const parts: Bytes[] = []
  for await (const part of lockFile(head, root, sha256(plain).slice(0, 16), (async function* () { yield plain })(), platform)) parts.push(part)
  return { bytes: joined(...parts), plain: Uint8Array.from(plain) }
}

const given = (bytes: Uint8Array): CaseBytes => bytesOfBlob(new Blob([bytes as Bytes]))
const equal = (one: Uint8Array, two: Uint8Array) => Buffer.compare(one, two) === 0
const below = (most: number, random: Random) => Math.floor(random() * most)

/** What is refused in a sentence is nothing; what fails otherwise goes on up. */
async function refused<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((cause: unknown) => {
    if (cause instanceof ProblemError) return null
    throw cause
  })
}

const keys = new Map<string, Promise<Uint8Array>>()

/** A key of a passphrase as the app's worker makes it, for what the samples cost; what asks for more is held to the bounds. */
async function derived(typed: string, salted: Uint8Array, { memory, passes, lanes }: Cost): Promise<Uint8Array> {
  if (memory > MOST.memory || memory * passes > MOST.work) throw new Error(`would work with ${memory} KiB, ${passes} times`)
  const [memorySize, iterations] = memory * passes > 2 * COST.memory ? [COST.memory, 1] : [memory, passes]
  const made = () => argon2id({ password: passphraseBytes(typed), salt: salted, memorySize, iterations, parallelism: lanes, hashLength: 32, outputType: 'binary' })
  if (!equal(salted, salt) || memory !== COST.memory || passes !== COST.passes || lanes !== COST.lanes) return made()
  // What the samples themselves ask for is asked for again and again.
  const known = keys.get(typed) ?? made()
  keys.set(typed, known)
  return known
}

let hour = 0
/** Each try comes an hour after the one before: none has to wait. */
const later = () => new Date(Date.UTC(2024, 0, 1, hour++))

/** The head, and what is asked of its passphrase and its recovery key. */
async function readHeadOf(bytes: Uint8Array): Promise<void> {
  const head = await lockedHead(given(bytes), NAME)
  if (!head) return
  const tried = [{ recovery: printRecovery(recovery) }, { recovery: printRecovery(filled(RECOVERY_BYTES, 90)) }, { passphrase: PASSPHRASE }, { passphrase: 'another one' }]
  for (const [at, by] of tried.entries()) {
    const found = await refused(rootOfFile(head.header, by, derived, later))
    if (found && (at % 2 === 1 || !equal(found, root))) throw new Error('a wrong key was taken for the right one')
  }
}

/** As a locked file is opened, checked without its key, and rescued. */
async function readLocked(bytes: Uint8Array): Promise<void> {
  const file = given(bytes)
  const head = await lockedHead(file, NAME)
  if (!head) return
  await checkedOutside(file, head, NAME, () => {})
  for (const how of ['whole', 'rescue'] as const) if (await refused(unlocked(file, head, other, NAME, how))) throw new Error('opened with the key of another file')
  const whole = await refused(unlocked(file, head, root, NAME))
  if (whole) await readWhole(bytes, whole)
  const rescued = await refused(unlocked(file, head, root, NAME, 'rescue'))
  if (rescued) await mustBeWritten(rescued)
}

async function readWhole(bytes: Uint8Array, inside: Unlocked): Promise<void> {
  const read = await inside.read(0, inside.size).catch(() => null)
  if (read) {
    // Nothing but the sum for those without a key may differ.
    const same = (await samples()).some((one) => one.bytes.length === bytes.length && equal(one.plain, read) && equal(one.bytes.subarray(0, -TRAILER), bytes.subarray(0, -TRAILER)))
    if (!same) throw new Error('what was altered was taken for whole')
  }
  await (await refused(openZip(inside, NAME)))?.close()
}

/** Each part that a rescue gives is as it was written there, or nothing. */
async function mustBeWritten(inside: Unlocked): Promise<void> {
  const read = await inside.read(0, inside.size)
  const known = await samples()
  for (let from = 0; from < read.length; from += CHUNK) {
    const part = read.subarray(from, from + CHUNK)
    if (part.some((byte) => byte !== 0) && !known.some(({ plain }) => equal(plain.subarray(from, from + CHUNK), part))) throw new Error(`a rescue gave what was never written, from ${from} on`)
    if (part.every((byte) => byte === 0) && inside.damage?.().length === 0) throw new Error('a rescue gave nothing, and did not say so')
  }
  await (await refused(openZip(inside, NAME)))?.close()
}

const framed = (text: Uint8Array): Bytes => {
  const head = joined(new TextEncoder().encode('PBLOCK01'), new Uint8Array(4), text)
  new DataView(head.buffer).setUint32(8, text.length)
  return joined(head, sha256(head))
}

/** What somebody without a key can write: another header of the right length and with the right sum. Some of the time plain damage. */
const spoilHead: Spoil = (bytes, random, signs) => {
  const at = headLength(bytes) ?? bytes.length
  const kind = random()
  if (kind < 0.3) return joined(spoilBytes(bytes.subarray(0, at), random, signs), bytes.subarray(at))
  const text = bytes.subarray(HEAD_FIXED, at - 32)
  const spoilt = kind < 0.5 ? spoilBytes(text, random, signs) : new TextEncoder().encode(JSON.stringify(spoilHeader(JSON.parse(new TextDecoder().decode(text)) as LockedHeader, random)))
  return joined(framed(spoilt), bytes.subarray(at))
}

function spoilHeader(header: LockedHeader, random: Random): object {
  const numbers = [0, -1, 1, 1.5, 8, 16, 17, 19_456, 65_536, 262_144, 262_145, 1_048_576, 4_194_304, 4_194_305, 2 ** 31, 2 ** 32 + 19_456, 2 ** 53, 1e308, below(300, random), below(5_000_000, random)]
  const number = () => numbers[below(numbers.length, random)] as number
  const hex = (old: string) => [old.slice(2), old.slice(0, 2 * below(old.length / 2, random)), old + old, '', '00'.repeat(below(200, random)), old.toUpperCase(), `${old.slice(0, -1)}${below(10, random)}`][below(7, random)] as string
  const { passphrase, recovery: printed, check } = header
  const changes: (() => object)[] = [
    () => ({ passphrase: { ...passphrase, cost: { ...passphrase.cost, memory: number() } } }),
    () => ({ passphrase: { ...passphrase, cost: { ...passphrase.cost, passes: number() } } }),
    () => ({ passphrase: { ...passphrase, cost: { memory: number(), passes: number(), lanes: number() } } }),
    () => ({ passphrase: { ...passphrase, salt: hex(passphrase.salt) } }),
    () => ({ passphrase: { ...passphrase, wrapped: hex(passphrase.wrapped) } }),
    () => ({ recovery: { ...printed, salt: hex(printed.salt) } }),
    () => ({ recovery: { ...printed, wrapped: hex(printed.wrapped) } }),
    () => ({ check: { ...check, [random() < 0.5 ? 'salt' : 'value']: hex(check.value) } }),
    () => ({ label: 'x'.repeat(below(400, random)) }),
    () => ({ of: `mat_${below(9, random)}` }),
    () => ({ holds: 'changes' }),
    () => ({ version: number() }),
    () => ({ more: number() }),
  ]
  let now: object = header
  for (let times = 1 + below(2, random); times > 0; times--) now = { ...now, ...changes[below(changes.length, random)]?.() }
  return now
}

/** Parts of the file cut, doubled, exchanged, left out, altered; half of the time with the sum that whoever has no key would hold them against. */
const spoilFile: Spoil = (bytes, random, signs) => {
  const kind = random()
  if (kind < 0.2) return spoilHead(bytes, random, signs)
  if (kind < 0.3) return bytes.slice(0, below(bytes.length + 1, random))
  const parts = partsOf(bytes)
  const one = () => below(parts.length, random)
  for (let times = 1 + below(2, random); times > 0; times--) {
    const [a, b, how] = [one(), one(), random()]
    const part = parts[a] as Uint8Array
    if (how < 0.15) parts.splice(a, 1)
    else if (how < 0.3) parts.splice(b, 0, part)
    else if (how < 0.45) [parts[a], parts[b]] = [parts[b] as Uint8Array, part]
    else if (how < 0.55) parts[a] = part.slice(0, below(part.length, random))
    else if (how < 0.65) parts[a] = joined(part, part.subarray(0, below(100, random)))
    else if (how < 0.85) parts[a] = turned(part, below(part.length, random), 1 << below(8, random))
    else parts[a] = joined(spoilBytes(part.subarray(0, 20_000), random, signs), part.subarray(20_000))
    if (parts.length === 0) break
  }
  return random() < 0.5 ? joined(...parts) : joined(...parts.slice(0, -1), summed(parts))
}

function turned(part: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = part.slice()
  if (at < copy.length) copy[at] = (copy[at] as number) ^ bit
  return copy
}

/** Head, head of the stream, each piece of it, end. */
function partsOf(bytes: Uint8Array): Uint8Array[] {
  const at = headLength(bytes) ?? 0
  const parts = [bytes.subarray(0, at), bytes.subarray(at, at + STREAM_HEAD)]
  for (let from = at + STREAM_HEAD; from < bytes.length - TRAILER; from += CHUNK + TAG) parts.push(bytes.subarray(from, Math.min(from + CHUNK + TAG, bytes.length - TRAILER)))
  return [...parts, bytes.subarray(-TRAILER)]
}

function summed([head = new Uint8Array(), ...rest]: readonly Uint8Array[]): Bytes {
  const total = sha256.create().update(head.slice(-32))
  for (const part of rest.slice(0, -1)) total.update(sha256(part))
  return joined(total.digest(), new TextEncoder().encode('PBLOCKED'))
}

const SIGNS = ['PBLOCK01', 'PBSEAL01', 'PBLOCKED', '"memory":4194304', '"memory":1048576,"passes":1000', '"passes":1e9', '"lanes":16', '"version":2', '"version":1e999', '"salt":""', '"__proto__":{', '{', '}', '"', ',', ':', '\\u0000', '\0', '00', 'ff']

export const locks: Parser[] = [
  { name: 'lock-head', signs: SIGNS, spoil: spoilHead, samples: async () => (await samples()).slice(0, 2).map((one) => one.bytes), read: readHeadOf },
  { name: 'locked-file', signs: SIGNS, spoil: spoilFile, samples: async () => (await samples()).map((one) => one.bytes), read: readLocked },
]
