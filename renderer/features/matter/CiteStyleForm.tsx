import { type CiteStyle, formatCite, PLAIN_STYLE } from '../../../shared/cite/format'
import { patch } from '../../../shared/log/change'
import type { Matter } from '../../../shared/records'
import { useSession } from '../../store'
import { SelectCell } from './EditableCell'

const EXHIBITS: Record<string, CiteStyle['exhibit']> = { 'PX-3': '-', 'PX 3': ' ', PX3: '' }
const DASHES: Record<string, CiteStyle['dash']> = { 'en dash: 4–5': '–', 'hyphen: 4-5': '-' }
const DOCKETS: readonly CiteStyle['docket'][] = ['ECF No.', 'Dkt.', 'Dkt. No.', 'Doc.']

/** How this matter writes its record cites, where Probata writes them out in their normal form. */
export function CiteStyleForm({ matter }: { matter: Matter }) {
  const session = useSession()
  const style = matter.settings.cites ?? PLAIN_STYLE
  const set = (some: Partial<CiteStyle>) => void session.commit({ label: 'Change how cites are written', ops: [patch('matter', 'matter', { settings: { ...matter.settings, cites: { ...style, ...some } } })] })
  const nameOf = <T,>(options: Record<string, T>, value: T) => Object.keys(options).find((one) => options[one] === value) ?? ''
  const page = { t: 'page', from: '4', to: '5' } as const
  const sample = [formatCite({ kind: 'exhibit', doc: 'PX-3', loci: [page] }, style), formatCite({ kind: 'docket', doc: '35-2', loci: [page] }, style)].join('; ')
  return (
    <section className="matter__part" aria-label="How cites are written">
      <div className="matter__part-head"><h2>How cites are written</h2><span className="second">{sample}</span></div>
      <div className="matter__style">
        <SelectCell label="Exhibits" value={nameOf(EXHIBITS, style.exhibit)} options={Object.keys(EXHIBITS)} onChange={(name) => set({ exhibit: EXHIBITS[name] ?? '-' })} />
        <SelectCell label="Docket entries" value={style.docket} options={DOCKETS} onChange={(docket) => set({ docket: docket as CiteStyle['docket'] })} />
        <SelectCell label="Ranges" value={nameOf(DASHES, style.dash)} options={Object.keys(DASHES)} onChange={(name) => set({ dash: DASHES[name] ?? '–' })} />
      </div>
    </section>
  )
}
