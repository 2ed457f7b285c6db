/** Names of files as every system takes them, each once. */

/** What Windows, the strictest, takes in no name: these signs, control signs, and a dot or blank at the end. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu
/** Names of devices on Windows, also with an ending behind them. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i
/** Letters of one name. Windows takes 260 for a whole path unless it is asked. */
const LONGEST = 100
const DEEPEST = 8

/** One name of a path: what does not go in a name becomes "_"; the ending stays where the name is cut. */
export function safeName(name: string): string {
  const plain = name.replace(FORBIDDEN, '_').replace(/[. ]+$/, '').replace(/^ +/, '')
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(plain)?.[0] ?? ''
  const cut = [...plain].length > LONGEST ? `${[...plain].slice(0, LONGEST - ending.length).join('').trimEnd()}${ending}` : plain
  const safe = DEVICE.test(cut) ? `_${cut}` : cut
  return safe === '' || /^\.+$/.test(safe) ? '_' : safe
}

/** A folder as it was called, level by level; "" at the top. Ways out of it and drives are names like any other. */
export function safeFolder(folder: string): string {
  return folder.split(/[/\\]+/).filter((part) => part !== '' && part !== '.').slice(0, DEEPEST).map(safeName).join('/')
}

/** Hands out paths, each once even where a disk does not tell small letters from capitals: "Mail (2).pdf". */
export class Paths {
  private readonly taken = new Set<string>()

  free(path: string): string {
    const cut = path.lastIndexOf('.') > path.lastIndexOf('/') + 1 ? path.lastIndexOf('.') : path.length
    for (let n = 1; ; n++) {
      const wish = n === 1 ? path : `${path.slice(0, cut)} (${n})${path.slice(cut)}`
      const key = wish.normalize('NFC').toLowerCase()
      if (this.taken.has(key)) continue
      this.taken.add(key)
      return wish
    }
  }
}
