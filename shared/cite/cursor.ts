/** A reader's place in the clean text. Every pattern is sticky and short, so that none can run away. */
export class Cursor {
  constructor(
    readonly text: string,
    public at: number,
  ) {}

  /** Takes what the sticky pattern matches here; null and no step where it does not. */
  eat(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at = pattern.lastIndex
    return match
  }

  /** Whether the sticky pattern matches here. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    return pattern.test(this.text)
  }

  /** Does the work; where it gives null, the cursor is where it was. */
  attempt<T>(work: () => T | null): T | null {
    const before = this.at
    const result = work()
    if (result === null) this.at = before
    return result
  }
}
