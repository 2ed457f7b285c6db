import { useEffect, useMemo, useRef, useState } from 'react'
import { sectionName } from '../../../shared/policy/read'
import type { Lineage, SectionEvent } from '../../../shared/policy/history'
import { howMany } from '../../../shared/proof'
import type { PolicyVersion } from '../../../shared/records'
import { useCommands } from '../../commands'
import { Button, ProgressLine } from '../../ui'
import { LinkSelection } from '../linking'
import { textsOf, useLibrary, useTexts } from './library'
import { passageAt, useOpenPlace } from './passages'
import { asRead, versionWhen } from './words'

/** A version as a document: its outline, its sections in serif, and the history of the chosen section. */
export function VersionReader({ version, versions }: { version: PolicyVersion; versions: readonly PolicyVersion[] }) {
  const own = useMemo(() => versions.filter((one) => one.language === version.language), [versions, version.language])
  const texts = useTexts(own)
  const open = useOpenPlace()
  const loaded = texts?.get(version.id) ?? null
  const [chosen, setChosen] = useState<number | null>(null)
  const [linking, setLinking] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version begins anew
  useEffect(() => {
    setChosen(null)
    scroller.current?.scrollTo({ top: 0 })
  }, [version.id])
  const section = chosen === null ? null : (loaded?.text.sections[chosen] ?? null)
  const none = () => (section ? null : 'Choose a section first.')
  useCommands([
    { id: 'versions.link', label: 'Link the section', group: 'Policies', keys: section ? ['l'] : [], blocked: none, run: () => setLinking(true) },
    { id: 'versions.open', label: 'Open the section in its file', group: 'Policies', keys: section ? ['o'] : [], blocked: none, run: () => section && loaded && open(loaded, section.from, section.to) },
  ])
  if (texts && !loaded) return <p className="version-reader__note second">The file of this version is in quarantine. It may not be read until that is settled.</p>
  if (!loaded) return <div className="version-reader__note"><ProgressLine what="Reading the version" done={0} total={0} /></div>
  const choose = (index: number) => {
    setChosen(index)
    scroller.current?.querySelector(`[data-section="${index}"]`)?.scrollIntoView({ block: 'start' })
  }
  return (
    <div className="version-reader">
      <nav className="version-reader__outline" aria-label="Outline">
        {loaded.text.sections.map((one) => (
          <button key={one.index} type="button" className="version-reader__entry truncate" style={{ paddingLeft: 8 + Math.min(5, one.level - 1) * 12 }} aria-pressed={one.index === chosen} onClick={() => choose(one.index)}>
            {one.number !== null && <span className="tabular third">{one.number} </span>}{one.title || (one.number === null ? 'Opening' : '')}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div ref={scroller} className="version-reader__text selectable" tabIndex={0} role="region" aria-label="Text of the version">
        {loaded.text.sections.map((one) => (
          <section key={one.index} data-section={one.index} className={one.index === chosen ? 'version-reader__section version-reader__section--chosen' : 'version-reader__section'}>
            {(one.title !== '' || one.number !== null) && <h3 style={{ fontSize: `${Math.max(1.077, 1.45 - one.level * 0.1)}rem` }}><button type="button" onClick={() => choose(one.index)}>{one.number !== null && `${one.number} `}{one.title}</button></h3>}
            <p className="serif version-reader__body">{asRead(loaded.text.text.slice(one.body, one.to)).trim()}</p>
            {one.index === chosen && (
              <div className="version-reader__tools">
                <Button look="primary" command="versions.link" onClick={() => setLinking(true)}>Link to an allegation</Button>
                <Button command="versions.open" onClick={() => open(loaded, one.from, one.to)}>Open in the file</Button>
                <SectionHistory versions={own} texts={texts} version={version.id} section={one.index} />
              </div>
            )}
          </section>
        ))}
      </div>
      {linking && section && <LinkSelection anchor={new DOMRect(window.innerWidth / 2 - 280, 140, 0, 0)} quote={section.title || sectionName(section)} source={() => passageAt(loaded, section.from, section.to) ?? loaded.document.id} onClose={() => setLinking(false)} onDone={() => setLinking(false)} />}
    </div>
  )
}

const EVENT: Record<SectionEvent['what'], (event: SectionEvent) => string> = {
  there: () => 'stands in the first version we hold', born: () => 'first appears', changed: (one) => `changed: ${one.removed} out, ${one.added} in`, moved: () => 'moved', retitled: (one) => `retitled, was “${one.was}”`,
  renumbered: (one) => (one.was === null ? 'numbered' : `renumbered, was ${one.was}`), gone: () => 'is gone', back: () => 'is back',
}

/** Born, changed, moved, gone: in the versions that are held. */
function SectionHistory({ versions, texts, version, section }: { versions: readonly PolicyVersion[]; texts: ReturnType<typeof useTexts>; version: string; section: number }) {
  const library = useLibrary()
  const [lineages, setLineages] = useState<{ of: unknown; found: Lineage[] } | null>(null)
  const held = useMemo(() => versions.filter((one) => texts?.has(one.id)), [versions, texts])
  useEffect(() => {
    if (!texts) return
    const controller = new AbortController()
    library.worker.ask({ what: 'sections', versions: held.map((one) => one.id) }, textsOf(texts), controller.signal).then((found) => setLineages({ of: held, found }), () => {})
    return () => controller.abort()
  }, [library, texts, held])
  const at = held.findIndex((one) => one.id === version)
  const lineage = lineages?.of === held ? lineages.found.find((one) => one.places[at] === section) : undefined
  if (held.length < 2) return null
  if (!lineage) return <span className="second small">Following the section…</span>
  const present = lineage.places.filter((one) => one !== null).length
  return (
    <ol className="section-history" aria-label="History of this section">
      {lineage.events.map((event, index) => <li key={index}><span className="tabular second">{held[event.version] ? versionWhen(held[event.version] as PolicyVersion) : ''}</span> {EVENT[event.what](event)}</li>)}
      <li className="third">It stands in {present} of {howMany(held.length, 'version')} that we hold.</li>
    </ol>
  )
}
