/**
 * Read files on their way into the store: many small ones in one transaction, a large one alone.
 * One transaction is under way while the next files are read, never two.
 */
import type { NewFile, Session } from '../store'

export type Shelved = NewFile

/** Files of one transaction. A disk that must confirm each file by itself takes longer than the reading; many at once hold the window up. */
const SHELF = { files: 24, small: 64, bytes: 8_000_000 }
/** Bytes; of these many fit into one transaction. */
const SMALL = 20_000

export class Shelf<Note> {
  private files: Shelved[] = []
  private notes: Note[] = []
  private bytes = 0
  private weight = 0
  private underWay: Promise<void> = Promise.resolve()

  /** @param onStored hears what was noted with the files, once their bytes are in the matter */
  constructor(private readonly session: Session, private readonly onStored: (notes: Note[]) => Promise<void>) {}

  /** @throws what the transaction before threw: a full disk ends the import one shelf later */
  async put(files: readonly Shelved[], note: Note): Promise<void> {
    for (const file of files) {
      this.files.push(file)
      this.bytes += file.blob.size
      this.weight += file.blob.size < SMALL ? 1 / SHELF.small : 1 / SHELF.files
    }
    this.notes.push(note)
    if (this.weight < 1 && this.bytes < SHELF.bytes) return
    await this.underWay
    this.underWay = this.clear()
    this.underWay.catch(() => undefined)
  }

  /** Stores what is left, and waits until everything is in the matter. */
  async store(): Promise<void> {
    await this.underWay
    await this.clear()
  }

  private async clear(): Promise<void> {
    const { files, notes } = this
    this.files = []
    this.notes = []
    this.bytes = 0
    this.weight = 0
    if (files.length > 0) await this.session.bytes.putAll(files)
    if (notes.length > 0) await this.onStored(notes)
  }
}
