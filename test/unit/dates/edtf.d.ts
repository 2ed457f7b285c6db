declare module 'edtf' {
  /** Parses an EDTF date; throws on what is none. */
  export default function edtf(text: string): unknown
}
