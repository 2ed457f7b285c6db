import { Command as Palette } from 'cmdk'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { pageInRange } from '../../shared/bates/number'
import { parseTypedCite, sameExhibit } from '../../shared/cite/parse'
import { documentName } from '../../shared/cite/format'
import type { Document, Paragraph } from '../../shared/records'
import { readableKeys, useAllCommands } from '../commands'
import { useNavigation, useOpenSource } from '../navigation'
import { useProof } from '../proof'
import { useRows } from '../store'
import { Kbd, StatusMark } from '../ui'

/** Rows shown of each kind; more words narrow them down. */
const MOST = 8

/** One field for cites, words of allegations and documents, and commands (`>` for commands only). */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState('')
  const commandsOnly = words.startsWith('>')
  const query = commandsOnly ? words.slice(1).trim() : words.trim()
  // Before the next key arrives: who presses Ctrl+K types on at once.
  useLayoutEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    dialog.current?.querySelector('input')?.focus()
    return () => {
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
        </Palette.List>
      </Palette>
    </dialog>
  )
}

type PartProps = { query: string; done: (run: () => void) => void }

function Cites({ query, done }: PartProps) {
  const { paragraphs } = useProof()
  const documents = useRows('documents')
  const passages = useRows('passages')
  const { go } = useNavigation()
  const open = useOpenSource()
  const cite = useMemo(() => parseTypedCite(query), [query])
  if (!cite) return null
  if (cite.kind === 'paragraph') {
    const paragraph = paragraphs.find((one) => one.label === cite.label)
    if (!paragraph) return null
    return (
      <Palette.Group heading="Cite">
        <Palette.Item value={paragraph.id} onSelect={() => done(() => go({ room: 'complaint', item: paragraph.id }))}>
          <span>¶ {paragraph.label}</span><span className="truncate second">{paragraph.text}</span>
        </Palette.Item>
      </Palette.Group>
    )
  }
  if (cite.kind === 'bates' || cite.kind === 'docket') {
    const found = cite.kind === 'bates' ? byBates(documents, cite.first) : byDocket(documents, cite.number, cite.page)
    if (!found) return null
    return (
      <Palette.Group heading="Cite">
        <Palette.Item value={found.document.id} onSelect={() => done(() => open.document(found.document, found.page))}>
          <span>{cite.kind === 'bates' ? cite.first : `ECF No. ${cite.number}`}{found.page !== null && found.page > 1 ? `, page ${found.page}` : ''}</span><span className="truncate second">{found.document.title}</span>
        </Palette.Item>
      </Palette.Group>
    )
  }
  const document = documents.find((one) => one.quarantine === null && ((one.exhibit !== null && sameExhibit(one.exhibit, cite.name)) || one.title.toLowerCase() === cite.name.toLowerCase() || one.bates?.first.toLowerCase() === cite.name.toLowerCase()))
  if (!document) return null
  const passage = cite.section ? passages.find((one) => one.document === document.id && one.locator === cite.section) : undefined
  return (
    <Palette.Group heading="Cite">
      <Palette.Item value={document.id} onSelect={() => done(() => (passage ? open.passage(passage) : open.document(document, cite.page)))}>
        <span>{documentName(document)}{cite.page ? ` at ${cite.page}` : ''}{cite.section ? ` ${cite.section}` : ''}</span><span className="truncate second">{document.title}</span>
      </Palette.Item>
    </Palette.Group>
  )
}

/** The newest document with that page number; a re-production goes before what it replaces. */
function byBates(documents: readonly Document[], bates: string): { document: Document; page: number | null } | null {
  for (let at = documents.length - 1; at >= 0; at--) {
    const document = documents[at] as Document
    if (document.quarantine !== null) continue
    for (const range of [document.bates, document.ownBates]) {
      const page = range ? pageInRange(bates, range) : null
      if (page !== null) return { document, page: page <= (document.pages ?? 1) ? page : null }
    }
  }
  return null
}

function byDocket(documents: readonly Document[], number: string, page: number | null): { document: Document; page: number | null } | null {
  const document = documents.find((one) => one.quarantine === null && one.docket?.number === number)
  return document ? { document, page } : null
}

function Found({ query, done }: PartProps) {
  const { paragraphs, proof } = useProof()
  const documents = useRows('documents')
  const { go } = useNavigation()
  const open = useOpenSource()
  const { allegations, files } = useMemo(() => {
    const needles = query.toLowerCase().split(/\s+/)
    const has = (text: string) => needles.every((needle) => text.includes(needle))
    return {
      allegations: firstOf(paragraphs, (one: Paragraph) => has(`${one.label} ${one.text}`.toLowerCase())),
      files: firstOf(documents, (one: Document) => one.quarantine === null && has(`${one.exhibit ?? ''} ${one.title} ${one.originalName}`.toLowerCase())),
    }
  }, [query, paragraphs, documents])
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
      {files.length > 0 && (
        <Palette.Group heading="Documents">
          {files.map((one) => (
            <Palette.Item key={one.id} value={one.id} onSelect={() => done(() => open.document(one))}>
              <span>{documentName(one)}</span>{documentName(one) !== one.title && <span className="truncate second">{one.title}</span>}
            </Palette.Item>
          ))}
        </Palette.Group>
      )}
    </>
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
