import { X } from 'lucide-react'
import type { ReportTemplate } from '../../../shared/records'
import type { BuiltKind } from '../../../shared/report/build'
import { KIND_NAME } from '../../../shared/report/model'
import { useRows, useSession } from '../../store'
import { IconButton } from '../../ui'
import { deleteTemplate } from './actions'

const GROUPS: readonly { name: string; kinds: readonly BuiltKind[] }[] = [
  { name: 'Proof', kinds: ['proof-chart', 'matrix', 'gap-plan', 'debts', 'undisputed-facts', 'answer-chart'] },
  { name: 'Trial', kinds: ['exhibit-list', 'witness-list', 'deposition-outline', 'cast', 'chronology', 'deadlines'] },
  { name: 'Documents', kinds: ['privilege-log', 'custody', 'activity'] },
]

/** Reports by what they are for, and the templates that were kept of each. */
export function KindList({ kind, onKind, onTemplate, onHits }: { kind: BuiltKind; onKind: (kind: BuiltKind) => void; onTemplate: (template: ReportTemplate) => void; onHits: () => void }) {
  const session = useSession()
  const templates = useRows('templates')
  return (
    <nav className="report-kinds" aria-label="Reports">
      {GROUPS.map((group) => (
        <section key={group.name}>
          <h2 className="report-kinds__group">{group.name}</h2>
          <ul>
            {group.kinds.map((one) => (
              <li key={one}>
                <button type="button" className="report-kinds__item" {...(one === kind ? { 'aria-current': 'true' as const } : {})} onClick={() => onKind(one)}>{KIND_NAME[one]}</button>
                {templates.filter((template) => template.kind === one).map((template) => (
                  <span key={template.id} className="report-kinds__template">
                    <button type="button" className="report-kinds__item" onClick={() => onTemplate(template)}>{template.name}</button>
                    <IconButton label={`Delete the template ${template.name}`} onClick={() => void deleteTemplate(session, template)}><X size={13} strokeWidth={1.6} aria-hidden /></IconButton>
                  </span>
                ))}
              </li>
            ))}
            {group.name === 'Documents' && <li><button type="button" className="report-kinds__item" onClick={onHits}>{KIND_NAME['hit-report']}</button></li>}
          </ul>
        </section>
      ))}
    </nav>
  )
}
