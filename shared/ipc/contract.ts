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

/** A folder that the person chose, by a token of its own. */
export const FolderToken = z.strictObject({ token: z.string().regex(/^[0-9a-f]{32}$/), name: z.string() })
export type FolderToken = z.infer<typeof FolderToken>

/** A file inside a chosen folder; `path` with forward slashes, from the folder's top. */
export const ListedFile = z.strictObject({ path: z.string(), size: z.number(), modified: z.number(), token: z.string() })
export type ListedFile = z.infer<typeof ListedFile>

/** What became of a piece of writing: on the disk; the disk is full; folder or file are gone; not allowed there; a file of that name is there. */
export const SaveAnswer = z.enum(['done', 'full', 'gone', 'refused', 'exists', 'failed'])
export type SaveAnswer = z.infer<typeof SaveAnswer>

/** A file that was begun; `token` is "" unless the answer is "done". */
export const SaveToken = z.strictObject({ token: z.string().regex(/^(?:[0-9a-f]{32})?$/), name: z.string(), answer: SaveAnswer })
export type SaveToken = z.infer<typeof SaveToken>

export const BackupFolder = z.strictObject({ token: FolderToken.shape.token, name: z.string(), path: z.string() })
export type BackupFolder = z.infer<typeof BackupFolder>

/** `modified` in milliseconds since 1970. */
export const BackupFile = z.strictObject({ name: z.string(), size: z.number(), modified: z.number(), token: FileToken.shape.token })
export type BackupFile = z.infer<typeof BackupFile>

/** A recording on the disk, playable at `probata://app/recording/<token>`; `mark` knows it again. */
export const RecordingFile = z.strictObject({ ...FileToken.shape, mark: z.string().regex(/^[0-9a-f]{64}$/) })
export type RecordingFile = z.infer<typeof RecordingFile>

/** What became of a clip: written; a file of its name is there; recording or folder are gone; ended by the person; ffmpeg gave up, with its words. */
export const CutAnswer = z.strictObject({ answer: z.enum(['done', 'exists', 'gone', 'stopped', 'failed']), said: z.string().max(500) })
export type CutAnswer = z.infer<typeof CutAnswer>

const Space = z.strictObject({ free: z.number(), total: z.number() }).nullable()
/** Bytes. */
export const DiskUse = z.strictObject({
  folder: z.string(),
  parts: z.array(z.strictObject({ what: z.enum(['database', 'index', 'engine']), size: z.number() })),
  data: Space,
  /** where backups go; null without such a folder, or where it cannot be reached */
  backups: Space,
})
export type DiskUse = z.infer<typeof DiskUse>

/** What is left on the disk of something that was deleted: rows, stored files, words. All 0: nothing. */
export const Remains = z.strictObject({ rows: z.number().int(), files: z.number().int(), words: z.number().int() })
export type Remains = z.infer<typeof Remains>

/** A command-line job: the verb, its words and its files. */
export const CliJob = z.strictObject({
  verb: z.enum(['complaint', 'document', 'demo', 'proof', 'verify', 'bench', 'large', 'loadfile', 'import', 'produce', 'redactions', 'accuracy', 'policy', 'compare', 'policy-history', 'date', 'chronology', 'explain', 'cites', 'index', 'search', 'contract', 'transcript', 'designations', 'export', 'import-case', 'merge', 'report', 'bundle', 'deadline', 'requests', 'answer', 'fsck', 'lock', 'unlock', 'leave']),
  /** of a locked matter, where the command line was asked to read one */
  passphrase: z.string().nullable(),
  json: z.boolean(),
  files: z.array(FileToken),
  /** folders by what they are for: root, source, out */
  folders: z.record(z.string(), FolderToken),
  options: z.record(z.string(), z.string()),
})
export type CliJob = z.infer<typeof CliJob>

/** How the page before this one ended, and which other processes of the app have ended since it began. */
export const Ended = z.strictObject({
  /** null where no page ended unexpectedly, or it was told of already */
  page: z.strictObject({ at: z.string(), reason: z.string(), exitCode: z.number().int() }).nullable(),
  /** "GPU: killed" */
  others: z.array(z.string()),
})
export type Ended = z.infer<typeof Ended>

/** Relative, forward slashes, no way out of its folder. */
const insidePath = z.string().min(1).max(1000).regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\:\0]+$/)
const nothing = z.strictObject({})
const saveToken = z.string().regex(/^[0-9a-f]{32}$/)
const matterId = z.string().regex(/^mat_[0-9A-Za-z-]{1,60}$/)
const fileName = z.string().min(1).max(200).regex(/^[^/\\]+$/)

export const contract = {
  'app.about': { in: nothing, out: About },
  /** Asks where to save and writes. Gives the file's name, or null where the person cancelled. */
  'file.save': { in: z.strictObject({ name: fileName, bytes: z.instanceof(Uint8Array) }), out: z.string().nullable() },
  /** Asks for a folder to write into. Null where the person cancelled. */
  'folder.choose': { in: nothing, out: FolderToken.nullable() },
  /** Everything in a folder that was chosen or named on the command line. */
  'folder.list': { in: z.strictObject({ token: FolderToken.shape.token }), out: z.array(ListedFile) },
  /** Writes a file inside a chosen folder, or adds to it. Refuses to write over one that it did not begin. */
  'folder.write': { in: z.strictObject({ token: FolderToken.shape.token, path: insidePath, bytes: z.instanceof(Uint8Array), append: z.boolean() }), out: z.null() },
  /** Asks where to save a file that is written piece by piece, and begins it. Null where the person cancelled. */
  'save.choose': { in: z.strictObject({ name: fileName }), out: SaveToken.nullable() },
  /** Begins such a file in a chosen folder; never over one that is there. */
  'save.begin': { in: z.strictObject({ folder: FolderToken.shape.token, name: fileName }), out: SaveToken },
  'save.write': { in: z.strictObject({ token: saveToken, bytes: z.instanceof(Uint8Array) }), out: SaveAnswer },
  /** The file is whole and takes its name. */
  'save.finish': { in: z.strictObject({ token: saveToken }), out: SaveAnswer },
  /** Nothing of the file stays. */
  'save.drop': { in: z.strictObject({ token: saveToken }), out: z.null() },
  /** Begins a folder in a chosen one that takes its name when everything is in it; never over one that is there. */
  'whole.begin': { in: z.strictObject({ folder: FolderToken.shape.token, name: fileName }), out: SaveToken },
  'whole.write': { in: z.strictObject({ token: saveToken, path: insidePath, bytes: z.instanceof(Uint8Array), append: z.boolean() }), out: SaveAnswer },
  'whole.finish': { in: z.strictObject({ token: saveToken }), out: SaveAnswer },
  /** Nothing of the folder stays. */
  'whole.drop': { in: z.strictObject({ token: saveToken }), out: z.null() },
  /** The folder for backups, kept over restarts; null where none was chosen. */
  'backup.folder': { in: nothing, out: BackupFolder.nullable() },
  'backup.choose': { in: nothing, out: BackupFolder.nullable() },
  'backup.forget': { in: nothing, out: z.null() },
  /** Case files in that folder, newest first; null where it cannot be read. */
  'backup.list': { in: nothing, out: z.array(BackupFile).nullable() },
  'backup.remove': { in: z.strictObject({ names: z.array(fileName).max(10_000) }), out: z.number().int() },
  /** The folder that a matter shares with colleagues, kept over restarts; null where none was chosen. */
  'shared.folder': { in: z.strictObject({ matter: matterId }), out: BackupFolder.nullable() },
  'shared.choose': { in: z.strictObject({ matter: matterId }), out: BackupFolder.nullable() },
  'shared.forget': { in: z.strictObject({ matter: matterId }), out: z.null() },
  /** Files of changes in it; null where it cannot be reached. */
  'shared.list': { in: z.strictObject({ matter: matterId }), out: z.array(BackupFile).nullable() },
  /** From now on the page hears of changes in the folder of this matter; null: of none. */
  'shared.watch': { in: z.strictObject({ matter: matterId.nullable() }), out: z.null() },
  'disk.use': { in: nothing, out: DiskUse },
  /** While held, closing the window asks the page first (command "backup.closing"), which ends with `window.close`. */
  'window.hold': { in: z.strictObject({ hold: z.boolean() }), out: z.null() },
  'window.close': { in: nothing, out: z.null() },
  /** Files that the system handed to the app (file association, command line), once. */
  'file.handed': { in: nothing, out: z.array(FileToken) },
  /** How the page before this one ended; told once. */
  'crash.last': { in: nothing, out: Ended },
  /** Loads the page anew, with all its workers: after a fault. */
  'window.reload': { in: nothing, out: z.null() },
  /** How large the page is drawn, 1 as designed: all of it grows, so that nothing is cut off (WCAG 2.2, 1.4.4). */
  'window.zoom': { in: z.strictObject({ factor: z.number().min(0.5).max(3) }), out: z.null() },
  /** Prints what the page's print style leaves, with a line above and under each page where they are given. */
  'window.print': { in: z.strictObject({ header: z.string().max(300).optional(), footer: z.string().max(300).optional() }), out: z.boolean() },
  /** One notice by the system, where it has notices. Says nothing of the matter but how many dates. */
  'notice.show': { in: z.strictObject({ text: z.string().min(1).max(200) }), out: z.boolean() },
  /** The page as it would print, as a PDF of one size. Inches. */
  'window.pdf': { in: z.strictObject({ width: z.number().min(1).max(200), height: z.number().min(1).max(200) }), out: z.instanceof(Uint8Array) },
  /** Opens the window that the witness sees, on the other screen where there is one. */
  'witness.open': { in: nothing, out: z.strictObject({ screens: z.number().int() }) },
  /** Shows one picture there: a page, drawn, with its call-out. Nothing else reaches that window. False where it is closed. */
  'witness.show': { in: z.strictObject({ picture: z.instanceof(Uint8Array) }), out: z.boolean() },
  'witness.close': { in: nothing, out: z.null() },
  /** Asks for a text file that grows. Null where the person cancelled. */
  'feed.choose': { in: nothing, out: FileToken.nullable() },
  /** What stands in it from a place on. Null where it cannot be read just now. */
  'feed.read': { in: z.strictObject({ token: FileToken.shape.token, from: z.number().int().min(0) }), out: z.strictObject({ file: z.string(), size: z.number(), bytes: z.instanceof(Uint8Array) }).nullable() },
  /** Asks for a recording, which stays where it is. Null where the person cancelled. */
  'recording.choose': { in: nothing, out: RecordingFile.nullable() },
  /** The recording with this mark, where it lay the last time; null where it is no longer there. */
  'recording.find': { in: z.strictObject({ mark: RecordingFile.shape.mark }), out: RecordingFile.nullable() },
  /** Which ffmpeg is installed on this computer; null where none is. */
  'recording.cutter': { in: nothing, out: z.string().nullable() },
  /** Cuts a stretch (seconds) of a recording into a file of a chosen folder; never over one that is there. */
  'recording.cut': { in: z.strictObject({ token: FileToken.shape.token, folder: FolderToken.shape.token, name: fileName, from: z.number().min(0).max(1e6), to: z.number().min(0).max(1e6) }), out: CutAnswer },
  /** Ends the cut that is under way; nothing of its file stays. */
  'recording.stop': { in: nothing, out: z.null() },
  /** Numbers under which the engine keeps databases, by which their rows are found again on the disk. Null where it has none, or keeps them otherwise. */
  'lock.numbers': { in: z.strictObject({ databases: z.array(z.string().min(1).max(200)).max(20) }), out: z.array(z.number().int().nullable()) },
  /** What is left on the disk of databases with these numbers, and how many of these words lie there. What was found is not told. */
  'lock.look': { in: z.strictObject({ numbers: z.array(z.number().int().positive()).max(20), words: z.array(z.string().min(8).max(200)).max(50) }), out: Remains },
  /** Ends the page with all that it has in memory, and begins it anew. `closing`: after the databases were closed too. */
  'lock.leave': { in: z.strictObject({ closing: z.boolean() }), out: z.null() },
  'cli.job': { in: nothing, out: CliJob.nullable() },
  'cli.write': { in: z.strictObject({ to: z.enum(['stdout', 'stderr']), text: z.string() }), out: z.null() },
  'cli.done': { in: z.strictObject({ exitCode: z.number().int().min(0).max(255) }), out: z.null() },
} satisfies Record<string, { in: z.ZodType; out: z.ZodType }>

export type Channel = keyof typeof contract
export type Call = <C extends Channel>(channel: C, input: z.input<(typeof contract)[C]['in']>) => Promise<z.output<(typeof contract)[C]['out']>>

/** The one object that the preload hands to the page. */
export type Bridge = {
  call: Call
  /** Hears of files handed over while the app runs; they wait at `file.handed`. @returns stops hearing */
  onHanded(listener: () => void): () => void
  /** Hears that something changed in the folder that is watched. @returns stops hearing */
  onShared(listener: () => void): () => void
  /** Hears of commands chosen in the native menu, by id. @returns stops hearing */
  onCommand(listener: (id: string) => void): () => void
}
