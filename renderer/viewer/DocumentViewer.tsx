import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { problem, type Problem, problemOf } from '../../shared/problem/problem'
import type { Document, Passage, Redaction } from '../../shared/records'
import { type PageEntry, readPageManifest } from '../../shared/images/manifest'
import { anchorPassage, rectsOf, spanOfRects } from '../../shared/text/anchor'
import type { PageText, Rect } from '../../shared/text/page'
import { useCommands } from '../commands'
import { usePreferences } from '../preferences'
import { useSession } from '../store'
import { Button, Field, ProblemNote } from '../ui'
import { prioritise } from '../workers/recognised'
import { showPicture } from '../workers/showPicture'
import { decodeText } from '../workers/decodeText'
import { FindBar } from './FindBar'
import { findHits } from './find'
import { HtmlView } from './HtmlView'
import { PdfInertNote } from './InertNote'
import { MailView } from './MailView'
import { ImageView } from './ImageView'
import { type Mark, passageAt } from './Marks'
import { type Layout, PdfView } from './PdfView'
import { borrowPdf, closePdf, openPdf } from './pdfFile'
import { readSelection } from './selection'
import { SidePanel } from './SidePanel'
import { type TextMark, TextView } from './TextView'
import { Toolbar } from './Toolbar'
import type { ViewerSelection, ViewerTarget } from './types'
import { usePageTexts } from './usePageTexts'
import './viewer.css'

type Props = {
  document: Document
  target: ViewerTarget | null
  passages: readonly Passage[]
  /** boxes that are blackened on export, shown through */
  redactions?: readonly Redaction[]
  onSelection: (selection: ViewerSelection | null) => void
  onPassageClick: (id: string) => void
  /** opens another document: an attachment */
  onOpenDocument: (document: Document) => void
  boxMode?: boolean
  /** hears of the page that is shown */
  onPage?: (page: number) => void
}

const NO_REDACTIONS: readonly Redaction[] = []

type Opened =
  | { at: 'opening' }
  | { at: 'pdf'; file: PDFDocumentProxy }
  | { at: 'pictures'; picture: (n: number) => Promise<Blob>; numbers: readonly string[] }
  | { at: 'image'; blob: Blob }
  | { at: 'html'; html: string }
  | { at: 'text' }
  | { at: 'mail'; blob: Blob }
  | { at: 'password'; wrong: boolean }
  | { at: 'problem'; problem: Problem }

/** Shows any document at a place, with its passages lit, and tells what a person selects. */
export function DocumentViewer({ document, target, passages, redactions = NO_REDACTIONS, onSelection, onPassageClick, onOpenDocument, boxMode = false, onPage }: Props) {
  const texts = usePageTexts(document)
  const { opened, enterPassword } = useOpened(document)
  const { darkPages, theme } = usePreferences()
  const [layout, setLayout] = useState<Layout>({ zoom: 'width', rotation: 0, single: false, doubts: false })
  const [side, setSide] = useState<'thumbnails' | 'outline' | null>(null)
  const [asPage, setAsPage] = useState(false)
  const [page, setPage] = useState(1)
  useEffect(() => onPage?.(page), [page, onPage])
  const [scale, setScale] = useState(1)
  const [typedJump, setTypedJump] = useState<{ page: number; rect: Rect | null; stamp: number } | null>(null)
  const [finding, setFinding] = useState<{ words: string; at: number } | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const byNumber = useMemo(() => new Map((texts ?? []).map((one) => [one.n, one])), [texts])
  const count = document.range ? document.range.to - document.range.from + 1 : opened.at === 'pdf' ? opened.file.numPages : Math.max(1, document.pages ?? 1)

  const anchored = useMemo(() => passages.map((passage) => ({ passage, place: anchorPassage(texts ?? [], passage) })), [passages, texts])
  const hits = useMemo(() => (finding ? findHits(texts ?? [], finding.words) : (target?.hits ?? [])), [finding, texts, target?.hits])
  const hit = hits[finding?.at ?? target?.hit ?? 0] ?? null

  const [asked, setAsked] = useState<'target' | 'typed' | 'hit'>('target')
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new request counts, also one for the same place
  useEffect(() => setAsked('target'), [target?.stamp, target?.passageId])
  const targetJump = useMemo(() => jumpOf(target, anchored, byNumber), [target, anchored, byNumber])
  const hitJump = hit && finding ? { page: hit.page, rect: rectsOf(byNumber.get(hit.page) as PageText, hit.from, hit.to)[0] ?? null, from: hit.from, stamp: 1e9 + finding.at + finding.words.length * 1000 } : null
  // The newest request wins: a cite that was clicked, a page that was typed, a word that was found.
  const place = asked === 'hit' && hitJump ? hitJump : asked === 'typed' ? typedJump : targetJump
  const go = (to: number) => {
    setTypedJump({ page: Math.min(count, Math.max(1, to)), rect: null, stamp: performance.now() })
    setAsked('typed')
  }
  const zoom = (to: number) => setLayout({ ...layout, zoom: Math.min(6, Math.max(0.2, to)) })
  const find = (next: { words: string; at: number } | null) => {
    setFinding(next)
    if (next) setAsked('hit')
  }

  // The page on the screen is recognised first, and those after it.
  useEffect(() => prioritise(document.id, page), [document.id, page])

  const marks = useCallback((n: number): Mark[] => {
    const shown: Mark[] = anchored.flatMap(({ passage, place: at }) => {
      const rects = at.rects.filter((one) => one.page === n).map((one) => one.rect)
      return rects.length > 0 ? [{ id: passage.id, rects, strong: passage.id === target?.passageId, label: `Passage: ${passage.quote.slice(0, 80) || 'box'}` }] : []
    })
    for (const one of redactions) if (one.page === n) shown.push({ id: null, rects: [one.rect], strong: false, label: '', black: one.reason || 'Redacted' })
    const lit = target?.rects?.filter((one) => one.page === n).map((one) => one.rect) ?? []
    if (lit.length > 0) shown.push({ id: null, rects: lit, strong: true, label: '' })
    for (const one of hits) {
      const text = one.page === n ? byNumber.get(n) : undefined
      if (text) shown.push({ id: null, rects: rectsOf(text, one.from, one.to), strong: one === hit, label: '' })
    }
    return shown
  }, [anchored, target, hits, hit, byNumber, redactions])

  const lit = useMemo(() => litIn(target, byNumber), [target, byNumber])
  const textMarks = useMemo((): TextMark[] => [
    ...(lit ? [{ id: null, ...lit, strong: true, label: '' }] : []),
    ...hits.map((one) => ({ id: null, ...one, strong: one === hit, label: '' })),
    ...anchored.flatMap(({ passage, place: at }) => (at.from === null || at.to === null ? [] : [{ id: passage.id, page: at.page, from: at.from, to: at.to, strong: passage.id === target?.passageId, label: passage.quote }])),
  ], [anchored, hits, hit, target, lit])

  const tellSelection = () => {
    if (!root.current || boxMode) return
    onSelection(readSelection(root.current, byNumber))
  }
  const clickPassage = (event: MouseEvent) => {
    const id = window.getSelection()?.isCollapsed === false ? null : passageAt(event.clientX, event.clientY)
    if (id && !(event.target as HTMLElement).closest('button')) onPassageClick(id)
  }
  const onBox = (n: number, rect: Rect, anchor: DOMRect) =>
    onSelection({ page: n, endPage: n, quote: '', prefix: '', suffix: '', from: null, to: null, rects: [{ page: n, rect }], box: true, anchor })

  useCommands([
    { id: 'viewer.find', label: 'Find in this document', group: 'Source', keys: ['$mod+f'], inFields: true, run: () => find({ words: finding?.words ?? '', at: 0 }) },
    { id: 'viewer.next-page', label: 'Next page', group: 'Source', keys: ['Alt+PageDown'], run: () => go(page + 1) },
    { id: 'viewer.previous-page', label: 'Previous page', group: 'Source', keys: ['Alt+PageUp'], run: () => go(page - 1) },
  ])

  const dark = darkPages && (theme === 'dark' || globalThis.document.documentElement.dataset.theme === 'dark')
  const classes = ['viewer', dark && 'viewer--dark-pages', boxMode && 'viewer--box-mode'].filter(Boolean).join(' ')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the end of a selection made inside
    <div ref={root} className={classes} onPointerUp={() => setTimeout(tellSelection)} onKeyUp={(event) => event.shiftKey && tellSelection()} onClick={clickPassage}
      onKeyDown={(event) => {
        if (event.key !== 'f' || event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).matches('input')) return
        event.preventDefault()
        find({ words: finding?.words ?? '', at: 0 })
      }}>
      <Toolbar kind={opened.at} page={page} count={count} layout={layout} scale={scale} side={side} asPage={asPage} canShowPage={opened.at === 'html' || opened.at === 'mail'} recognised={texts?.some((one) => one.source === 'ocr') ?? false}
        onGo={go} onLayout={setLayout} onSide={setSide} onAsPage={setAsPage} onFind={() => find(finding ? null : { words: '', at: 0 })} />
      {opened.at === 'pdf' && <PdfInertNote file={opened.file} />}
      {finding && <FindBar words={finding.words} at={finding.at} count={hits.length} onChange={find} onClose={() => find(null)} />}
      <div className="viewer__body">
        {opened.at === 'pdf' && side && <SidePanel file={opened.file} kind={side} first={document.range?.from ?? 1} count={count} current={page} onGo={go} />}
        {opened.at === 'pdf' && texts && (
          <PdfView file={opened.file} texts={texts} first={document.range?.from ?? 1} count={count} layout={layout} marks={marks} target={target} jump={place} label={(n) => labelOf('', byNumber.get(n))}
            boxMode={boxMode} onBox={onBox} onPage={setPage} onMark={onPassageClick} onZoom={zoom} onScale={setScale} scroller={scroller} />
        )}
        {opened.at === 'pictures' && texts && (
          <PdfView file={null} picture={opened.picture} texts={texts} first={1} count={count} layout={layout} marks={marks} target={target} jump={place} label={(n) => labelOf(opened.numbers[n - 1] ?? '', byNumber.get(n))}
            boxMode={boxMode} onBox={onBox} onPage={setPage} onMark={onPassageClick} onZoom={zoom} onScale={setScale} scroller={scroller} />
        )}
        {opened.at === 'image' && texts && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
          <div ref={scroller} className="viewer__scroller" role="region" aria-label="Picture" tabIndex={0} onWheel={(event) => event.ctrlKey && zoom(scale * (event.deltaY < 0 ? 1.1 : 1 / 1.1))}>
            <ImageView blob={opened.blob} page={byNumber.get(1) ?? null} zoom={layout.zoom} onScale={setScale} width={root.current?.clientWidth ?? 600} marks={marks(1)} boxMode={boxMode} doubts={layout.doubts}
              onBox={(rect, anchor) => onBox(1, rect, anchor)} onMark={onPassageClick} />
          </div>
        )}
        {opened.at === 'html' && asPage && <HtmlView html={opened.html} />}
        {opened.at === 'mail' && asPage && <MailView blob={opened.blob} document={document} onOpen={onOpenDocument} />}
        {(opened.at === 'text' || ((opened.at === 'html' || opened.at === 'mail') && !asPage)) && texts && (
          <TextView pages={texts} marks={textMarks} jump={textJump(target, anchored, lit, asked === 'hit' ? hitJump : null, asked === 'typed' ? typedJump : null)} onMark={onPassageClick} onLine={setPage} scroller={scroller} prose={document.kind === 'html' || document.kind === 'markdown' || document.kind === 'docx' || document.kind === 'mail' || document.kind === 'rtf'} />
        )}
        {opened.at === 'password' && <PasswordForm name={document.originalName} wrong={opened.wrong} onEnter={enterPassword} />}
        {opened.at === 'problem' && <div className="viewer__message"><ProblemNote problem={opened.problem} /></div>}
      </div>
    </div>
  )
}

/** Kinds that are shown as their words. */
const TEXT_KINDS: ReadonlySet<string> = new Set(['text', 'markdown', 'csv', 'docx', 'rtf', 'xlsx', 'pptx', 'slip'])

/** Decoded page images that are kept while their document is open. */
const PICTURES_KEPT = 12

/** Page images: a TIFF is decoded in a worker, what the browser shows itself is handed on. */
function openPictures(entries: readonly PageEntry[], getBlob: (sha256: string) => Promise<Blob>): Opened {
  // The newest last; scrolling back and forth decodes nothing twice.
  const kept = new Map<number, Blob>()
  const picture = async (n: number) => {
    const entry = entries[n - 1]
    if (!entry) throw new Error('no such page')
    const shown = kept.get(n) ?? (await showPicture(await getBlob(entry.sha256), entry.name, entry.frame))
    kept.delete(n)
    kept.set(n, shown)
    for (const oldest of kept.keys()) if (kept.size > PICTURES_KEPT) kept.delete(oldest)
    return shown
  }
  return { at: 'pictures', picture, numbers: entries.map((one) => one.bates) }
}

/** "LI_000123 · OCR 93 %" */
function labelOf(bates: string, page: PageText | undefined): string {
  return [bates, page?.source === 'ocr' ? `OCR ${Math.round(page.confidence * 100)} %` : ''].filter(Boolean).join(' · ')
}

type Anchors = readonly { passage: Passage; place: ReturnType<typeof anchorPassage> }[]

/** Where a target stands: its passage as it is found now, its rectangles, or its page. */
function jumpOf(target: ViewerTarget | null, anchored: Anchors, texts: ReadonlyMap<number, PageText>) {
  if (!target) return null
  const found = target.hits?.[target.hit ?? 0]
  if (found) {
    const text = texts.get(found.page)
    return { page: found.page, rect: text ? (rectsOf(text, found.from, found.to)[0] ?? null) : null, stamp: target.stamp }
  }
  const passage = target.passageId ? anchored.find((one) => one.passage.id === target.passageId) : undefined
  if (passage) return { page: passage.place.page, rect: passage.place.rects[0]?.rect ?? null, stamp: target.stamp }
  const first = target.rects?.[0]
  if (first) return { page: first.page, rect: first.rect, stamp: target.stamp }
  return target.page === null ? null : { page: target.page, rect: null, stamp: target.stamp }
}

function textJump(target: ViewerTarget | null, anchored: Anchors, lit: { page: number; from: number } | null, hit: { page: number; from: number; stamp: number } | null, typed: { page: number; stamp: number } | null) {
  if (hit) return hit
  if (typed) return { page: typed.page, from: 0, stamp: typed.stamp }
  const found = target?.hits?.[target.hit ?? 0]
  if (target && found) return { page: found.page, from: found.from, stamp: target.stamp }
  const passage = target?.passageId ? anchored.find((one) => one.passage.id === target.passageId) : undefined
  if (target && passage) return { page: passage.place.page, from: passage.place.from ?? 0, stamp: target.stamp }
  if (target && lit) return { page: lit.page, from: lit.from, stamp: target.stamp }
  return target?.page ? { page: target.page, from: 0, stamp: target.stamp } : null
}

/** In a text that is shown as lines: the words that the target's rectangles stand for. */
function litIn(target: ViewerTarget | null, pages: ReadonlyMap<number, PageText>): { page: number; from: number; to: number } | null {
  const first = target?.rects?.[0]
  const page = first ? pages.get(first.page) : undefined
  const span = page ? spanOfRects(page, (target?.rects ?? []).filter((one) => one.page === page.n).map((one) => one.rect)) : null
  return page && span ? { page: page.n, ...span } : null
}

function useOpened(document: Document): { opened: Opened; enterPassword: (password: string) => void } {
  const session = useSession()
  const [opened, setOpened] = useState<Opened>({ at: 'opening' })
  const [password, setPassword] = useState<string | null>(null)
  const { sha256, kind, media, pages, originalName } = document
  useEffect(() => {
    let close = () => {}
    let gone = false
    const end = () => {
      close()
      close = () => {}
    }
    const show = (next: Opened) => !gone && setOpened(next)
    const open = async (): Promise<Opened> => {
      if (kind === 'unread') return { at: 'problem', problem: problem('file.unsupported', 'Probata cannot show this kind of file yet.', 'Open the original in its own program.', 'It is stored, and its fingerprint is kept.') }
      if (kind === 'mail') return { at: 'mail', blob: await session.bytes.get(sha256) }
      if (TEXT_KINDS.has(kind)) return { at: 'text' }
      if (kind === 'pdf' && password === null) {
        const { file, giveBack } = await borrowPdf(sha256, () => session.bytes.get(sha256), originalName)
        close = giveBack
        return { at: 'pdf', file }
      }
      const blob = await session.bytes.get(sha256)
      if (kind === 'images') return openPictures(readPageManifest(await blob.text()), (hash) => session.bytes.get(hash))
      if (kind === 'image' && media === 'image/tiff') return openPictures(Array.from({ length: pages ?? 1 }, (_, index) => ({ sha256, name: originalName, frame: index + 1, bates: '' })), async () => blob)
      if (kind === 'image') return { at: 'image', blob }
      if (kind === 'html') return { at: 'html', html: await decodeText(blob, originalName) }
      const file = await openPdf(blob, originalName, password)
      close = () => closePdf(file)
      return { at: 'pdf', file }
    }
    setOpened({ at: 'opening' })
    open().then((next) => {
      if (gone) end()
      show(next)
    }, (cause: unknown) => {
      const what = problemOf(cause, 'unexpected', 'This document cannot be shown.', 'Open the original in another program.', 'Its bytes are stored unchanged.')
      show(what.code === 'pdf.password' ? { at: 'password', wrong: password !== null } : { at: 'problem', problem: what })
    })
    return () => {
      gone = true
      end()
    }
  }, [session, sha256, kind, media, pages, originalName, password])
  return { opened, enterPassword: setPassword }
}

function PasswordForm({ name, wrong, onEnter }: { name: string; wrong: boolean; onEnter: (password: string) => void }) {
  const [password, setPassword] = useState('')
  return (
    <form className="viewer__message" onSubmit={(event) => {
      event.preventDefault()
      onEnter(password)
    }}>
      <Field label={wrong ? `That password does not open ${name}` : `${name} is encrypted`} hint="The password is used once and is not stored.">
        <input className="input" type="password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <Button type="submit" look="primary" disabled={password === ''}>Open</Button>
    </form>
  )
}
