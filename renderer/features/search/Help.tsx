import { FIELDS } from '../../../shared/search/fields'
import { Dialog } from '../../ui'
import { EXAMPLES } from '../../../shared/search/examples'

const PARTS = [...new Set(EXAMPLES.map((one) => one.part))]

/** The language on one page; every example runs. */
export function Help({ onClose, onText }: { onClose: () => void; onText: (text: string) => void }) {
  const run = (text: string) => {
    onClose()
    onText(text)
  }
  return (
    <Dialog title="The language of the search" wide onClose={onClose}>
      <p className="second">Words beside each other must all be there, in one document or record. Case, accents, curly quotes, doubled blanks and hyphens at line ends make no difference. No word is too common to be found. Operators may be written small; to find “and” itself, put it in quotes. Ctrl+Space in the box offers words that are in the documents. Click an example to run it.</p>
      <div className="search-help">
        {PARTS.map((part) => (
          <section key={part}>
            <h3 className="search-start__title">{part}</h3>
            <ul>
              {EXAMPLES.filter((one) => one.part === part).map((one) => (
                <li key={one.query} className="search-help__row"><button type="button" className="search-code search-code--runs" onClick={() => run(one.query)}>{one.query}</button><span className="second">{one.says}</span></li>
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h3 className="search-start__title">All fields</h3>
          <ul>
            {FIELDS.map((one) => (
              <li key={one.name} className="search-help__row"><button type="button" className="search-code search-code--runs" onClick={() => run(`${one.name}:${one.example}`)}>{one.name}:{one.example}</button>
                <span className="second">{one.says}{one.values && one.values.length > 0 ? `: ${one.values.map((spellings) => spellings[0]).join(', ')}` : ''}</span></li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  )
}
