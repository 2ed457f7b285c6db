import { useState } from 'react'
import { PLAIN_STYLE } from '../../../shared/cite/format'
import { type CiteForm, FORM_NAME, unknownFields } from '../../../shared/report/citeStyle'
import { useMatter, useSession } from '../../store'
import { Button, Dialog, Field, MenuButton } from '../../ui'
import { setCiteForm } from './actions'

const FORMS = Object.keys(FORM_NAME) as CiteForm[]

/** The form of record cites, for every report and for what is copied to Word. */
export function CiteMenu() {
  const session = useSession()
  const style = useMatter()?.settings.cites ?? PLAIN_STYLE
  const [asking, setAsking] = useState(false)
  const form = style.form ?? 'plain'
  return (
    <>
      <MenuButton label={`Cites: ${{ plain: 'short', bluebook: 'Bluebook', 'nd-cal': 'N.D. Cal.', own: 'own' }[form]}`} name="Form of cites" items={FORMS.map((one) => ({ label: `${FORM_NAME[one]}${one === 'own' ? '…' : ''}`, checked: one === form, run: () => (one === 'own' ? setAsking(true) : void setCiteForm(session, { form: one })) }))} />
      {asking && <PatternDialog pattern={style.pattern ?? '{exhibit} {place} ({docket})'} onClose={() => setAsking(false)} />}
    </>
  )
}

function PatternDialog({ pattern, onClose }: { pattern: string; onClose: () => void }) {
  const session = useSession()
  const [text, setText] = useState(pattern)
  const unknown = unknownFields(text)
  const keep = () => {
    void setCiteForm(session, { form: 'own', pattern: text.trim() })
    onClose()
  }
  return (
    <Dialog title="Pattern of record cites" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="primary" disabled={text.trim() === '' || unknown.length > 0} onClick={keep}>Use it</Button></>}>
      <Field label="Pattern" hint="Fields: {exhibit}, {name}, {place}, {docket}, {bates}. A field that is empty goes with the comma or brackets round it.">
        <input className="input" value={text} maxLength={200} autoFocus onChange={(event) => setText(event.target.value)} onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (text.trim() !== '' && unknown.length === 0) keep()
        }} />
      </Field>
      {unknown.length > 0 && <p role="alert" className="report-warning report-warning--in">There is no field {unknown.map((one) => `{${one}}`).join(', ')}.</p>}
    </Dialog>
  )
}
