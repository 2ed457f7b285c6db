/** The verbs of the command line: what each takes, and what it needs. One row a verb, read by the parser and the help. */

export type Verb = {
  /** words behind the verb, as the help prints them; null: for our own scripts, not printed */
  usage: string | null
  /** what stands behind the verb: nothing, files, files and folders, or words (joined by blanks, given on as the option named) */
  takes: 'nothing' | 'files' | 'paths' | { words: string }
  /** how many of them; no upper bound where none is given */
  count?: { least: number; most?: number }
  /** whether it works on a data folder: `may`: with one it says more */
  data: 'none' | 'may' | 'needed'
  /** options that must be given */
  needs?: readonly string[]
  /** options that name a file; it is handed on as the last of the files */
  beside?: readonly string[]
  /** whether `--out` names a file; else it is a folder */
  out?: 'file'
  /** reads a passphrase from standard input; others do with `--passphrase-stdin` */
  passphrase?: true
  /** options that are handed to the app */
  options?: readonly string[]
}

const SOME = { least: 1 }

export const VERBS: Readonly<Record<string, Verb>> = {
  complaint: { usage: 'FILE… [--json]', takes: 'files', count: SOME, data: 'none', options: ['password'] },
  answer: { usage: 'FILE --complaint FILE [--json]', takes: 'files', count: { least: 1, most: 1 }, data: 'none', needs: ['complaint'], beside: ['complaint'], options: ['password'] },
  document: { usage: 'FILE… [--json]', takes: 'files', count: SOME, data: 'none', options: ['password'] },
  redactions: { usage: 'FILE… [--json]', takes: 'files', count: SOME, data: 'none', options: ['password'] },
  loadfile: { usage: 'FILE… [--root DIR] [--json]', takes: 'files', count: SOME, data: 'none' },
  import: { usage: 'PATH --data DIR [--profile PARTY] [--json]', takes: 'paths', count: SOME, data: 'needed', options: ['matter', 'profile', 'password'] },
  produce: { usage: '--data DIR --out DIR [--prefix P] [--volume V] [--tag T] [--json]', takes: 'nothing', data: 'needed', needs: ['out'], options: ['matter', 'prefix', 'volume', 'tag'] },
  cites: { usage: 'FILE… [--data DIR] [--json]', takes: 'files', count: SOME, data: 'may', options: ['password', 'matter'] },
  index: { usage: 'PATH --data DIR [--json]', takes: 'paths', count: SOME, data: 'needed', options: ['matter', 'password'] },
  search: { usage: '--data DIR QUERY [--limit N] [--stem off] [--json]', takes: { words: 'query' }, data: 'needed', options: ['matter', 'limit', 'stem'] },
  explain: { usage: 'QUERY [--stem off] [--json]', takes: { words: 'query' }, data: 'none', options: ['stem'] },
  contract: { usage: 'FILE… [--json]', takes: 'files', count: SOME, data: 'none', options: ['password'] },
  transcript: { usage: 'FILE… [--json]', takes: 'files', count: SOME, data: 'none', options: ['password'] },
  designations: { usage: '--data DIR --out FILE [--witness NAME]', takes: 'nothing', data: 'needed', needs: ['out'], out: 'file', options: ['matter', 'witness'] },
  policy: { usage: 'DIR|FILE… [--path FOLDER] [--json]', takes: 'paths', count: SOME, data: 'none', options: ['password', 'path'] },
  compare: { usage: 'OLD NEW [--json]', takes: 'files', count: { least: 2, most: 2 }, data: 'none', options: ['password'] },
  'policy-history': { usage: 'DIR|FILE… --term WORDS [--on DATE --region R] [--path FOLDER] [--json]', takes: 'paths', count: SOME, data: 'none', needs: ['term'], options: ['term', 'on', 'region', 'password', 'path'] },
  date: { usage: '"PHRASE" [--ref DATE] [--order mdy|dmy|ask] [--json]', takes: { words: 'words' }, data: 'none', options: ['ref', 'order'] },
  chronology: { usage: '--data DIR [--json]', takes: 'nothing', data: 'needed', options: ['matter'] },
  deadline: { usage: '--trigger DATE --rule RULE [--service mail] [--other DATE] [--ordered DATE] [--holidays federal+CA+president] [--data DIR] [--json] | deadline --file FILE.csv [--json]', takes: 'files', count: { least: 0, most: 1 }, data: 'may', options: ['trigger', 'rule', 'service', 'amount', 'unit', 'direction', 'other', 'ordered', 'closed', 'holidays', 'zone', 'short', 'matter', 'file'] },
  requests: { usage: '--data DIR [--json]', takes: 'nothing', data: 'needed', options: ['matter'] },
  demo: { usage: '--data DIR', takes: 'nothing', data: 'needed' },
  proof: { usage: '--data DIR [--json]', takes: 'nothing', data: 'needed', options: ['matter'] },
  report: { usage: 'KIND --data DIR --out FILE [--template NAME] [--privileged yes] [--json]', takes: { words: 'kind' }, data: 'needed', needs: ['out'], out: 'file', options: ['matter', 'template', 'privileged'] },
  bundle: { usage: '--data DIR --out FILE.pdf [--kind KIND] [--json]', takes: 'nothing', data: 'needed', needs: ['out'], out: 'file', options: ['matter', 'kind', 'template'] },
  verify: { usage: 'FILE.probata… [--passphrase-stdin] | --data DIR [--json]', takes: 'files', count: { least: 0 }, data: 'may', options: ['matter'] },
  fsck: { usage: '--data DIR [--fix yes] [--json]', takes: 'nothing', data: 'needed', options: ['matter', 'fix'] },
  export: { usage: '--data DIR --out FILE.probata [--bytes off] [--json]', takes: 'nothing', data: 'needed', needs: ['out'], out: 'file', options: ['matter', 'bytes'] },
  leave: { usage: '--data DIR --out DIR [--privileged off] [--json]', takes: 'nothing', data: 'needed', needs: ['out'], options: ['matter', 'privileged'] },
  'import-case': { usage: 'FILE.probata --data DIR [--passphrase-stdin] [--json]', takes: 'files', count: { least: 1, most: 1 }, data: 'needed' },
  merge: { usage: 'A.probata B.probata --out DIR [--name FILE] [--passphrase-stdin] [--json]', takes: 'files', count: { least: 2, most: 2 }, data: 'none', needs: ['out'], options: ['name'] },
  lock: { usage: '--data DIR [--label WORDS] [--json], the passphrase on standard input', takes: 'nothing', data: 'needed', passphrase: true, options: ['matter', 'label'] },
  unlock: { usage: '--data DIR [--json], the passphrase on standard input', takes: 'nothing', data: 'needed', passphrase: true, options: ['matter'] },
  accuracy: { usage: null, takes: 'files', count: SOME, data: 'none', options: ['pages'] },
  large: { usage: null, takes: 'nothing', data: 'needed', options: ['documents'] },
  bench: { usage: null, takes: 'nothing', data: 'none', options: ['peer', 'part', 'megabytes'] },
}

export function usage(): string {
  return `Usage: probata ${Object.entries(VERBS).flatMap(([name, verb]) => (verb.usage === null ? [] : [`${name} ${verb.usage}`.trim()])).join(' | ')}`
}

/** Every option that takes a value, of all verbs and of the command itself. */
export const OPTIONS: readonly string[] = [...new Set(['data', 'timeout', 'root', 'out', ...Object.values(VERBS).flatMap((verb) => [...(verb.options ?? []), ...(verb.needs ?? [])])])]
