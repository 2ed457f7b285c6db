/** The part of exifr that is used. Its own types bring Node's with them, which shared code must not see. */
declare module 'exifr/dist/full.esm.mjs' {
  export function parse(data: Uint8Array, options: Record<string, unknown>): Promise<Record<string, unknown> | undefined>
}
