import { useAuthors } from './useAuthors'
import './authors.css'

/** A colleague: initials on their colour, and the name. */
export function AuthorMark({ device, name, bare = false }: { device: string; name: string; bare?: boolean }) {
  const who = useAuthors()(device, name)
  return (
    <span className="author" title={who.mine ? `${who.name} (this computer)` : who.name}>
      <span className={`author__mark author__mark--${who.colour}`} aria-hidden>{initials(who.name)}</span>
      {bare ? <span className="visually-hidden">{who.name}</span> : <span className="truncate">{who.name}</span>}
    </span>
  )
}

/** "AL" of "Ann Lee" */
function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^\p{L}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word ? [...word][0] : '')).join('')
  return letters.toUpperCase() || '?'
}
