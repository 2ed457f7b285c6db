import type { SectionChange } from '../../../shared/policy/model'
import { sectionName } from '../../../shared/policy/read'

const WORD: Record<SectionChange['status'], string> = { same: 'Same', changed: 'Changed', moved: 'Moved', added: 'Added', removed: 'Removed' }
const SHAPE: Record<SectionChange['status'], string> = { same: '=', changed: '±', moved: '⇅', added: '+', removed: '−' }

/** How a section stands: word and shape. */
export function SectionStatus({ status }: { status: SectionChange['status'] }) {
  return <span className={`section-status section-status--${status}`}><span aria-hidden>{SHAPE[status]}</span> {WORD[status]}</span>
}

/** "1.2 Data You Provide" */
export function nameOfChange(one: SectionChange): string {
  const section = one.new ?? one.old
  return section ? [section.number, section.title].filter(Boolean).join(' ') || sectionName(section) : ''
}
