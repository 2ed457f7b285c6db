import type { CSSProperties } from 'react'
import type { Heading } from '../../../shared/records'
import { CoverageBar } from '../../ui'
import type { Section } from './rows'

/** A heading with the coverage of its section. */
export function HeadingRow({ heading, section }: { heading: Heading; section: Section }) {
  return (
    <div className="heading" style={{ '--indent': `${Math.min(3, heading.level - 1) * 14}px` } as CSSProperties}>
      <h2 className={heading.level === 1 ? 'heading__text heading__text--top' : 'heading__text'}>{heading.text}</h2>
      <Coverage section={section} />
    </div>
  )
}

export function Coverage({ section, of = '' }: { section: Section; of?: string }) {
  if (section.needed === 0) return null
  return (
    <>
      <CoverageBar tally={section.tally} width={132} />
      <span className="second small heading__share">{section.good} of {section.needed}{of} supported</span>
    </>
  )
}
