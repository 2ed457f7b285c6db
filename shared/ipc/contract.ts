/**
 * The contract between the page and the main process: every channel, what goes in, what comes
 * out. Main checks the sender and parses `in` before any work; nothing else crosses.
 */
import { z } from '../records/schema'

export const About = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  platform: z.string(),
  /** which runtime this is and why, as a sentence */
  runtimeSource: z.string(),
  dataFolder: z.string(),
})
export type About = z.infer<typeof About>

/** A file that the main process lets the page read, at `probata://app/file/<token>`. */
export const FileToken = z.strictObject({ token: z.string().regex(/^[0-9a-f]{32}$/), name: z.string(), size: z.number() })
export type FileToken = z.infer<typeof FileToken>

/** A command-line job: the verb, its words and its files. */
export const CliJob = z.strictObject({
  verb: z.enum(['complaint', 'document', 'demo', 'proof', 'verify', 'bench', 'large']),
  json: z.boolean(),
  files: z.array(FileToken),
  options: z.record(z.string(), z.string()),
})
export type CliJob = z.infer<typeof CliJob>

const nothing = z.strictObject({})
const fileName = z.string().min(1).max(200).regex(/^[^/\\]+$/)

export const contract = {
  'app.about': { in: nothing, out: About },
  /** Asks where to save and writes. Gives the file's name, or null where the person cancelled. */
  'file.save': { in: z.strictObject({ name: fileName, bytes: z.instanceof(Uint8Array) }), out: z.string().nullable() },
  /** Files that the system handed to the app (file association, command line), once. */
  'file.handed': { in: nothing, out: z.array(FileToken) },
  'window.print': { in: nothing, out: z.boolean() },
  'cli.job': { in: nothing, out: CliJob.nullable() },
  'cli.write': { in: z.strictObject({ to: z.enum(['stdout', 'stderr']), text: z.string() }), out: z.null() },
  'cli.done': { in: z.strictObject({ exitCode: z.number().int().min(0).max(255) }), out: z.null() },
} satisfies Record<string, { in: z.ZodType; out: z.ZodType }>

export type Channel = keyof typeof contract
export type Call = <C extends Channel>(channel: C, input: z.input<(typeof contract)[C]['in']>) => Promise<z.output<(typeof contract)[C]['out']>>

/** The one object that the preload hands to the page. */
export type Bridge = {
  call: Call
  /** Hears of commands chosen in the native menu, by id. @returns stops hearing */
  onCommand(listener: (id: string) => void): () => void
}
