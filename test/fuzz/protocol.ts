/** What the watcher and its threads say to each other. */
export type Task = {
  parser: string
  from: number
  to: number
  /** the case that the thread is at */
  at: Int32Array<SharedArrayBuffer>
  /** gives the inputs and reads none of them: of a case that never came back */
  inputOnly?: boolean
}
export type Said =
  | { what: 'fault'; seed: number; fault: string; input: Uint8Array }
  | { what: 'input'; seed: number; input: Uint8Array }
  | { what: 'done'; slowest: { seed: number; ms: number } }
