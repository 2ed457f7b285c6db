/** A paper as neutral parts, before it becomes a file of any kind. */
export type PaperPart =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** numbered, 1. 2. 3. through the whole paper */
  | { kind: 'item'; text: string }
  /** set apart: not part of the paper when it is signed */
  | { kind: 'note'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] }

export type Paper = { title: string; court: string; caption: string; docket: string; parts: PaperPart[] }
