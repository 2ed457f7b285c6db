import { Clock, Star, X } from 'lucide-react'
import { howMany } from '../../../shared/proof'
import type { SavedSearch } from '../../../shared/records'
import type { PastSearch } from '../../store'
import { Button, IconButton } from '../../ui'
import { EXAMPLES } from '../../../shared/search/examples'
import type { SavedRow } from './saved'

const SHOWN = 12
const icon = { size: 14, strokeWidth: 1.4, 'aria-hidden': true } as const

type Props = {
  saved: readonly SavedRow[]
  past: readonly PastSearch[]
  onSaved(search: SavedSearch): void
  onDelete(search: SavedSearch): void
  onText(text: string, stem?: boolean): void
  onClear(): void
  onHelp(): void
}

/** Before anything is typed: what was kept, what was searched lately, and how one searches. */
export function Start({ saved, past, onSaved, onDelete, onText, onClear, onHelp }: Props) {
  return (
    <div className="search-start">
      {saved.length > 0 && (
        <section aria-labelledby="search-saved">
          <h2 id="search-saved" className="search-start__title">Saved searches</h2>
          <ul>
            {saved.map(({ search, found, fresh }) => (
              <li key={search.id} className="search-start__row">
                <button type="button" className="search-start__take" onClick={() => onSaved(search)}>
                  <Star {...icon} /><b className="truncate">{search.name}</b><span className="search-start__query truncate">{search.query}</span>
                  <span className="second tabular search-start__count">{found === null ? '' : found.toLocaleString()}</span>
                  {fresh !== null && fresh > 0 && <span className="search-start__fresh tabular">{fresh.toLocaleString()} new</span>}
                </button>
                <IconButton label={`Delete the saved search ${search.name}`} onClick={() => onDelete(search)}><X {...icon} /></IconButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {past.length > 0 && (
        <section aria-labelledby="search-past">
          <h2 id="search-past" className="search-start__title">Searched lately <Button look="quiet" onClick={onClear}>Forget {past.length === 1 ? 'it' : `all ${howMany(past.length, 'search', 'searches')}`}</Button></h2>
          <ul>
            {past.slice(0, SHOWN).map((one) => (
              <li key={one.query} className="search-start__row"><button type="button" className="search-start__take" onClick={() => onText(one.query, one.stem)}><Clock {...icon} /><span className="search-start__query truncate">{one.query}</span></button></li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="search-how">
        <h2 id="search-how" className="search-start__title">How to ask <Button look="quiet" onClick={onHelp}>The whole language</Button></h2>
        <ul>
          {EXAMPLES.slice(0, 6).map((one) => (
            <li key={one.query} className="search-start__row"><button type="button" className="search-start__take" onClick={() => onText(one.query)}><code className="search-code">{one.query}</code><span className="second truncate">{one.says}</span></button></li>
          ))}
        </ul>
      </section>
    </div>
  )
}
