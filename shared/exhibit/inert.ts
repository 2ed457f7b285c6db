/** What an exhibit would do if it were let: counted for the note above it, which says that nothing of it was done. */
export type Inert = {
  scripts: number
  /** actions that start another program or open another file */
  launches: number
  attachments: number
  forms: number
  /** frames, objects, films: other things shown inside it */
  embedded: number
  links: number
  /** pictures and the like that would have been fetched */
  remote: number
}

export const NOTHING_INERT: Inert = { scripts: 0, launches: 0, attachments: 0, forms: 0, embedded: 0, links: 0, remote: 0 }

const WORDS: readonly [keyof Inert, string, string][] = [
  ['scripts', 'a script', 'scripts'], ['launches', 'an action that starts a program', 'actions that start programs'], ['attachments', 'an attached file', 'attached files'],
  ['forms', 'a form', 'forms'], ['embedded', 'an embedded object', 'embedded objects'], ['links', 'a link', 'links'], ['remote', '1 remote item', 'remote items'],
]

/**
 * "This PDF carries a script and 2 attached files; nothing of it was run, opened or fetched."
 * @param what "PDF", "message", "page"
 * @returns "" where there is nothing to say
 */
export function inertSentence(what: string, inert: Inert): string {
  const parts = WORDS.flatMap(([key, one, many]) => (inert[key] === 0 ? [] : [inert[key] === 1 ? one : `${inert[key].toLocaleString()} ${many}`]))
  const last = parts.pop()
  if (last === undefined) return ''
  return `This ${what} carries ${parts.length > 0 ? `${parts.join(', ')} and ` : ''}${last}; nothing of it was run, opened or fetched.`
}
