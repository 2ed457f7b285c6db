/** Says on stderr what is being done; stdout is for results. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
