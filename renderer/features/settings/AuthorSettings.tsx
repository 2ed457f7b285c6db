import { patch, put } from '../../../shared/log/change'
import type { Author } from '../../../shared/records'
import { AuthorMark, COLOURS, plainColour } from '../../authors'
import { setPreference, usePreferences } from '../../preferences'
import { newId, useRows, useSession } from '../../store'
import { Field } from '../../ui'

const UNNAMED = 'This computer'
const WORDS: Record<Author['colour'], string> = { rust: 'Rust', teal: 'Teal', ochre: 'Ochre', violet: 'Violet', green: 'Green', blue: 'Blue', rose: 'Rose', grey: 'Grey' }

/** The name and colour under which colleagues see this person's work. */
export function AuthorSettings() {
  const session = useSession()
  const { author } = usePreferences()
  const own = useRows('authors').find((one) => one.device === session.device)
  const colour = own?.colour ?? plainColour(session.device)
  const change = async (fields: { name?: string; colour?: Author['colour'] }, label: string) => {
    const name = fields.name ?? author
    session.callAuthor(name)
    await session.commit({ label, ops: [own ? patch('authors', own.id, fields) : put('authors', { id: newId('authors'), device: session.device, name, colour, ...fields })] })
  }
  const rename = async (typed: string) => {
    const name = typed.trim() || UNNAMED
    if (name === author && (own === undefined || own.name === name)) return
    await setPreference('author', name)
    await change({ name }, `Call this computer “${name}”`)
  }
  return (
    <>
      <Field label="Your name" hint="In the log of changes, and beside what you wrote where several work on a matter.">
        <input className="input" defaultValue={author === UNNAMED ? '' : author} placeholder={UNNAMED} maxLength={200} onBlur={(event) => void rename(event.target.value)} />
      </Field>
      <Field label="Your colour">
        <select className="select" value={colour} onChange={(event) => void change({ colour: event.target.value as Author['colour'] }, `Show this computer’s work in ${WORDS[event.target.value as Author['colour']].toLowerCase()}`)}>
          {COLOURS.map((one) => <option key={one} value={one}>{WORDS[one]}</option>)}
        </select>
      </Field>
      <p className="second">Colleagues see you as <AuthorMark device={session.device} name={author} /></p>
    </>
  )
}
