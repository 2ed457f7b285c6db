import { Command as Palette } from 'cmdk'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { documentName } from '../../shared/cite/format'
import type { Document, Gap, Paragraph, Person } from '../../shared/records'
import { citesOf, sourcesOf, StateMark, styleOf, type TypedCite, useOpenCite } from '../cites'
import { readableKeys, useAllCommands } from '../commands'
import { useSearch } from '../features/search'
import { useNavigation, useOpenSource } from '../navigation'
import { useProof } from '../proof'
import { useRows, useSession } from '../store'
import { Kbd, StatusMark } from '../ui'

/** Rows shown of each kind; more words narrow them down. */
const MOST = 8
/** Words in small letters are no cite, and need nothing prepared. */
const MAY_CITE = /[\d¶§A-Z]/
/** Cites listed of a pasted paragraph. */
const MOST_CITES = 40

/** One field for cites, words of allegations, gaps, documents and people, and commands (`>` for commands only); what is none of these is searched for in every text. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState('')
  const commandsOnly = words.startsWith('>')
  const query = commandsOnly ? words.slice(1).trim() : words.trim()
  // Before the next key arrives: who presses Ctrl+K types on at once.
  useLayoutEffect(() => {
    const before = document.activeElement
    const own = dialog.current
    own?.showModal()
    own?.querySelector('input')?.focus()
    return () => {
      // As long as it is open, nothing outside can have the focus.
      own?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  // The first of what is listed for these very words: Enter may follow the last letter at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list hangs on the words
  useLayoutEffect(() => {
    setChosen(dialog.current?.querySelector('[cmdk-item]:not([aria-disabled="true"])')?.getAttribute('data-value') ?? '')
  }, [words])
  const done = (run: () => void) => {
    onClose()
    run()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog
    <dialog ref={dialog} className="dialog palette" aria-label="Search, cites and commands"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}>
      <Palette label="Search, cites and commands" shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
        <Palette.Input className="palette__input" value={words} onValueChange={setWords} placeholder="Compl. ¶ 41, PX-3 at 4, LI_000123, words, or > for commands" />
        <Palette.List className="palette__list">
          <Palette.Empty>Nothing matches. Try fewer words, a cite, or “&gt;” for commands.</Palette.Empty>
          {!commandsOnly && query !== '' && <Cites query={query} done={done} />}
          {!commandsOnly && query !== '' && <Found query={query} done={done} />}
          <Commands query={query} done={done} />
          {!commandsOnly && query !== '' && <SearchAll query={query} done={done} />}
        </Palette.List>
      </Palette>
    </dialog>
  )
}

type PartProps = { query: string; done: (run: () => void) => void }

/** Every record cite of what was typed or pasted, each with what it opens. */
function Cites({ query, done }: PartProps) {
  const { reader } = useSession()
  const documents = useRows('documents')
  const { go } = useNavigation()
  const open = useOpenCite()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the documents stand for what the reader gives
  const cites = useMemo(() => (MAY_CITE.test(query) ? citesOf(query, sourcesOf(reader), styleOf(reader), true).slice(0, MOST_CITES) : []), [query, reader, documents])
  if (cites.length === 0) return null
  return (
    <Palette.Group heading={cites.length === 1 ? 'Cite' : `${cites.length} cites`}>
      {cites.map((one) => {
        const [target] = one.resolution.targets
        const paragraph = target?.paragraphs[0] === undefined ? undefined : reader.get('paragraphs', target.paragraphs[0])
        const inComplaint = paragraph !== undefined && reader.get('pleadings', paragraph.pleading)?.operative === true
        const about = one.resolution.state === 'resolved' ? (paragraph?.text ?? reader.get('documents', target?.document ?? '')?.title ?? '') : one.resolution.why
        return (
          <Palette.Item key={one.from} value={`cite ${one.from}`} disabled={target === undefined} onSelect={() => target && done(() => (inComplaint && paragraph ? go({ room: 'complaint', item: paragraph.id }) : open(target, one.cite, one.label)))}>
            <StateMark state={one.resolution.state} named /><span className="cite-name">{nameOf(one)}</span><span className="truncate second">{about}</span>
          </Palette.Item>
        )
      })}
    </Palette.Group>
  )
}

/** "¶ 41", "LI_000124, page 2": the number alone does not say where in the document it is. */
function nameOf({ cite, label, resolution }: TypedCite): string {
  const page = resolution.targets[0]?.page ?? null
  return cite.kind === 'bates' && cite.loci[0]?.t === 'bates' && page !== null && page > 1 ? `${label}, page ${page}` : label
}

function Found({ query, done }: PartProps) {
  const { paragraphs, proof } = useProof()
  const documents = useRows('documents')
  const gaps = useRows('gaps')
  const people = useRows('people')
  const { go } = useNavigation()
  const open = useOpenSource()
  const { allegations, missing, files, named } = useMemo(() => {
    const needles = query.toLowerCase().split(/\s+/)
    const has = (text: string) => needles.every((needle) => text.includes(needle))
    return {
      allegations: firstOf(paragraphs, (one: Paragraph) => has(`${one.label} ${one.text}`.toLowerCase())),
      missing: firstOf(gaps, (one: Gap) => one.state === 'open' && has(one.what.toLowerCase())),
      named: firstOf(people, (one: Person) => has([one.name, ...one.aliases, one.definedAs].join(' ').toLowerCase())),
      files: firstOf(documents, (one: Document) => one.quarantine === null && has(`${one.exhibit ?? ''} ${one.title} ${one.originalName}`.toLowerCase())),
    }
  }, [query, paragraphs, gaps, documents, people])
  return (
    <>
      {allegations.length > 0 && (
        <Palette.Group heading="Allegations">
          {allegations.map((one) => (
            <Palette.Item key={one.id} value={one.id} onSelect={() => done(() => go({ room: 'complaint', item: one.id }))}>
              <StatusMark status={proof.paragraphs.get(one.id)?.status ?? 'unexamined'} />
              <span className="tabular">¶ {one.label}</span><span className="truncate second">{one.text}</span>
            </Palette.Item>
          ))}
        </Palette.Group>
      )}
      {missing.length > 0 && (
        <Palette.Group heading="Gaps">
          {missing.map((one) => (
            <Palette.Item key={one.id} value={one.id} onSelect={() => done(() => go({ room: 'proof', view: 'gaps', item: one.id }))}>
              <StatusMark status="missing" /><span className="truncate">{one.what}</span>
            </Palette.Item>
          ))}
        </Palette.Group>
      )}
      {files.length > 0 && (
        <Palette.Group heading="Documents">
          {files.map((one) => (
            <Palette.Item key={one.id} value={one.id} onSelect={() => done(() => open.document(one))}>
              <span>{documentName(one)}</span>{documentName(one) !== one.title && <span className="truncate second">{one.title}</span>}
            </Palette.Item>
          ))}
        </Palette.Group>
      )}
      {named.length > 0 && (
        <Palette.Group heading="People">
          {named.map((one) => (
            <Palette.Item key={one.id} value={one.id} onSelect={() => done(() => go({ room: 'people', view: null, item: one.id }))}>
              <span>{one.name}</span><span className="truncate second">{[one.role, one.organisation].filter(Boolean).join(', ')}</span>
            </Palette.Item>
          ))}
        </Palette.Group>
      )}
    </>
  )
}

/** Behind all else, so that Enter comes to it where nothing else has the words. */
function SearchAll({ query, done }: PartProps) {
  const { searchFor } = useSearch()
  return (
    <Palette.Group heading="Search">
      <Palette.Item value="search every text" onSelect={() => done(() => searchFor(query))}>
        <span className="truncate">Search every text for “{query}”</span>
      </Palette.Item>
    </Palette.Group>
  )
}

function firstOf<T>(rows: readonly T[], test: (row: T) => boolean): T[] {
  const found: T[] = []
  for (const row of rows) {
    if (test(row)) found.push(row)
    if (found.length === MOST) break
  }
  return found
}

function Commands({ query, done }: PartProps) {
  const commands = useAllCommands()
  const needles = query.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = commands.filter((one) => !one.quiet && needles.every((needle) => `${one.group} ${one.label}`.toLowerCase().includes(needle)))
  if (shown.length === 0) return null
  return (
    <Palette.Group heading="Commands">
      {shown.map((one) => {
        const why = one.blocked?.() ?? null
        return (
          <Palette.Item key={one.id} value={one.id} disabled={why !== null} onSelect={() => done(one.run)}>
            <span>{one.label}</span>
            {why ? <span className="palette__why">{why}</span> : one.keys[0] && <span className="palette__keys"><Kbd>{readableKeys(one.keys[0])}</Kbd></span>}
          </Palette.Item>
        )
      })}
    </Palette.Group>
  )
}
