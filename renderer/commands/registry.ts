/**
 * One definition of a command, read by keyboard, palette, menu and shortcut sheet: they cannot
 * disagree.
 */
export type Command = {
  /** "complaint.link" */
  id: string
  /** "Link evidence" */
  label: string
  /** heading in the palette and the shortcut sheet: "Complaint" */
  group: string
  /** tinykeys syntax: "l", "$mod+k", "Shift+Enter". A person can change them in the settings */
  keys: readonly string[]
  /** why it cannot be done now, as a sentence; null where it can */
  blocked?: () => string | null
  /** works while a field has the focus too */
  inFields?: boolean
  /** not listed in the palette: moves of a list */
  quiet?: boolean
  run(): void
}

type Listener = () => void

class Registry {
  private readonly sets = new Map<symbol, readonly Command[]>()
  private readonly listeners = new Set<Listener>()
  private overrides: Record<string, readonly string[]> = {}
  private list: readonly Command[] = []

  /** Adds commands while a part of the screen is shown. @returns takes them away */
  add(key: symbol, commands: readonly Command[]): () => void {
    this.sets.set(key, commands)
    this.changed()
    return () => {
      this.sets.delete(key)
      this.changed()
    }
  }

  /** Keys a person chose, by command id. */
  setKeys(overrides: Record<string, readonly string[]>): void {
    this.overrides = overrides
    this.changed()
  }

  /** The keys that a person chose. */
  chosenKeys(): Readonly<Record<string, readonly string[]>> {
    return this.overrides
  }

  /** Later ones win where two share an id. */
  all(): readonly Command[] {
    return this.list
  }

  find(id: string): Command | undefined {
    return this.list.find((command) => command.id === id)
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private changed(): void {
    const byId = new Map<string, Command>()
    for (const set of this.sets.values()) {
      for (const command of set) byId.set(command.id, { ...command, keys: this.overrides[command.id] ?? command.keys })
    }
    this.list = [...byId.values()]
    for (const listener of this.listeners) listener()
  }
}

export const registry = new Registry()
