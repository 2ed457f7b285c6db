import { useEffect, useMemo, useState } from 'react'
import type { Inert } from '../../shared/exhibit/inert'
import { parseMailDate } from '../../shared/mail/date'
import { cidOf, type Message } from '../../shared/mail/message'
import { readMessage } from '../../shared/mail/read'
import { problem, type Problem, ProblemError, problemOf } from '../../shared/problem/problem'
import type { Document } from '../../shared/records'
import { useRows } from '../store'
import { ProblemNote } from '../ui'
import { sanitise } from './HtmlView'
import { InertNote } from './InertNote'
import './mail.css'

/** A larger message is shown as its words only. Bytes. */
const MOST_SHOWN = 30_000_000

/** A message as it looked: header with its addresses, attachments, body in a frame that may do nothing. */
export function MailView({ blob, document, onOpen }: { blob: Blob; document: Document; onOpen: (document: Document) => void }) {
  const [message, setMessage] = useState<Message | Problem | null>(null)
  useEffect(() => {
    let gone = false
    const read = async () => {
      if (blob.size > MOST_SHOWN) throw new ProblemError(problem('file.too-large', 'This message is too large to be shown as it looked.', 'Read it as text.'))
      return readMessage(new Uint8Array(await blob.arrayBuffer()), document.originalName)
    }
    read().then((found) => !gone && setMessage(found), (cause: unknown) => !gone && setMessage(problemOf(cause, 'mail.broken', 'This message cannot be shown as it looked.', 'Read it as text.')))
    return () => {
      gone = true
    }
  }, [blob, document.originalName])
  if (message === null) return null
  if ('happened' in message) return <div className="viewer__message"><ProblemNote problem={message} /></div>
  return <Shown message={message} document={document} onOpen={onOpen} />
}

function Shown({ message, document, onOpen }: { message: Message; document: Document; onOpen: (document: Document) => void }) {
  const all = useRows('documents')
  const attached = useMemo(() => all.filter((one) => one.parent === document.id && one.quarantine === null), [all, document.id])
  const page = useBody(message)
  const { sent } = parseMailDate(message.dateRaw)
  const rows: [string, string][] = [['From', message.from.join('; ')], ['To', message.to.join('; ')], ['Cc', message.cc.join('; ')], ['Bcc', message.bcc.join('; ')]]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="mail selectable" role="region" aria-label="Message" tabIndex={0}>
      <h2 className="mail__subject">{message.subject || '(no subject)'}</h2>
      <dl className="mail__head">
        {rows.filter(([, value]) => value !== '').map(([label, value]) => <div key={label} className="mail__row"><dt>{label}</dt><dd>{value}</dd></div>)}
        <div className="mail__row"><dt>Date</dt><dd>{message.dateRaw || 'not given'}{sent && <span className="second"> · {sent.slice(0, 16).replace('T', ' ')} UTC</span>}</dd></div>
      </dl>
      {attached.length > 0 && (
        <ul className="mail__attached" aria-label="Attachments">{attached.map((one) => <li key={one.id}><button type="button" className="cite" onClick={() => onOpen(one)}>{one.originalName}</button> <span className="third small">{size(one.size)}</span></li>)}</ul>
      )}
      <InertNote what="message" inert={page?.inert ?? null} />
      {page ? <iframe className="mail__frame" sandbox="" src={page.url} title="Body of the message" /> : <pre className="mail__plain">{message.text}</pre>}
      {Object.keys(message.facts).length > 0 && (
        <details className="mail__facts"><summary>Details</summary><dl className="mail__head">{Object.entries(message.facts).map(([label, value]) => <div key={label} className="mail__row"><dt>{label}</dt><dd className="mail__raw">{value}</dd></div>)}</dl></details>
      )}
    </div>
  )
}

/** The HTML body, sanitised; pictures that came inside the message are put in, nothing else is fetched. */
function useBody(message: Message): { url: string; inert: Inert } | null {
  const [page, setPage] = useState<{ url: string; inert: Inert } | null>(null)
  useEffect(() => {
    if (message.html.trim() === '') return
    const { clean, inert } = sanitise(withOwnPictures(message))
    const url = URL.createObjectURL(new Blob([clean], { type: 'text/html;charset=utf-8' }))
    setPage({ url, inert })
    return () => URL.revokeObjectURL(url)
  }, [message])
  return page
}

/** `cid:` pictures of the message itself, by their content id, as data. */
function withOwnPictures({ html, attachments }: Message): string {
  return html.replace(/\bsrc\s*=\s*(["']?)cid:([^"'\s>]+)\1/gi, (whole, _quote: string, id: string) => {
    const picture = attachments.find((one) => one.cid === cidOf(decodeId(id)) && /^image\/(?:png|jpeg|gif|webp|bmp)$/i.test(one.media))
    return picture ? `src="data:${picture.media};base64,${base64(picture.bytes)}"` : whole
  })
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}

const size = (bytes: number) => (bytes < 1000 ? `${bytes} bytes` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`)
