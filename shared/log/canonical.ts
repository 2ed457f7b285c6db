/** Canonical JSON (RFC 8785): one text for one value, whatever the order of its keys. */

/** Text that JSON writes as it is. Short: for a long one the engine's own writer is faster. */
const PLAIN = /^[ !#-[\]-~]{0,120}$/
/** Half of a pair of signs: no text can be encoded with it. */
const HALF = /\p{Cs}/u

/**
 * Own code, since a log of a hundred thousand entries is hashed while a person waits: a third of the time of
 * the package that the tests hold it against.
 * @throws TypeError on what JSON cannot say
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return textOf(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('not a JSON value')
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? listOf(value) : objectOf(value as Record<string, unknown>)
    default:
      throw new TypeError('not a JSON value')
  }
}

function textOf(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`
  if (HALF.test(text)) throw new TypeError('not a JSON value')
  return JSON.stringify(text)
}

function listOf(list: readonly unknown[]): string {
  let text = '['
  for (let at = 0; at < list.length; at++) text += `${at > 0 ? ',' : ''}${list[at] === undefined ? 'null' : canonical(list[at])}`
  return `${text}]`
}

function objectOf(object: Record<string, unknown>): string {
  if (typeof object.toJSON === 'function') return canonical((object.toJSON as () => unknown)())
  let text = ''
  // By UTF-16 units, as the standard has it and as the engine compares.
  for (const name of Object.keys(object).sort()) {
    const value = object[name]
    if (value !== undefined) text += `${text === '' ? '' : ','}${textOf(name)}:${canonical(value)}`
  }
  return `{${text}}`
}
