/** Embedded objects out of their OLE wrapping ([MS-OLEDS] 2.3.6; the "Package" of the Windows packager). */
import { Compound, isCompound } from './compound'

/**
 * The file in an oleObject.bin: its own name and bytes, or null where the object is no wrapped file.
 * A document of an Office program that lies there as a compound file is given whole, by its proper ending.
 */
export function unwrapObject(bytes: Uint8Array): { name: string; bytes: Uint8Array } | null {
  if (!isCompound(bytes)) return null
  const compound = new Compound(bytes)
  const streams = compound.childrenOf().map((at) => compound.entries[at]).filter((one) => one?.kind === 2)
  const named = (name: string) => streams.find((one) => one?.name === name)
  const native = named('\u0001Ole10Native')
  if (native) return readNative(compound.stream(native))
  const whole = named('Package') ?? named('CONTENTS')
  if (whole) {
    const inner = compound.stream(whole)
    return inner.length > 0 ? { name: '', bytes: inner } : null
  }
  return null
}

/** Size, flags, label, path, kind, temporary path, then the bytes; strings end with a zero. */
function readNative(data: Uint8Array): { name: string; bytes: Uint8Array } | null {
  if (data.length < 12) return null
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  let at = 6
  const text = () => {
    const end = data.indexOf(0, at)
    if (end === -1) return null
    const read = new TextDecoder('windows-1252').decode(data.subarray(at, end))
    at = end + 1
    return read
  }
  const label = text()
  const path = text()
  if (label === null || path === null || at + 8 > data.length) return null
  at += 4
  const temporary = view.getUint32(at, true)
  at += 4 + temporary
  if (at + 4 > data.length) return null
  const size = view.getUint32(at, true)
  at += 4
  if (size === 0 || at + size > data.length) return null
  const name = (label || path).replace(/^.*[\\/]/, '')
  return { name, bytes: data.slice(at, at + size) }
}
