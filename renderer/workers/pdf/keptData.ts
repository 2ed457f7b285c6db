/**
 * Tables and typefaces of pdf.js, fetched once for all files that a worker reads. By itself pdf.js fetches
 * them anew for each file, which takes longer than the reading of a short one.
 */
type Kind = 'cMapUrl' | 'standardFontDataUrl' | 'wasmUrl'

const kept = new Map<string, Promise<Uint8Array>>()

export class KeptData {
  constructor(private readonly urls: Partial<Record<Kind, string | null>>) {}

  /** @returns bytes of its own: pdf.js may give them away */
  async fetch({ kind, filename }: { kind: Kind; filename: string }): Promise<Uint8Array> {
    const base = this.urls[kind]
    if (!base) throw new Error(`pdf.js asked for ${kind}, which it was not told`)
    const url = base + filename
    let bytes = kept.get(url)
    if (!bytes) {
      bytes = load(url)
      kept.set(url, bytes)
      bytes.catch(() => kept.delete(url))
    }
    return (await bytes).slice()
  }
}

async function load(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
