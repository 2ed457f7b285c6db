import DOMPurify from 'dompurify'
import { useEffect, useState } from 'react'
import { type Inert, NOTHING_INERT } from '../../shared/exhibit/inert'
import { inertHtml } from '../workers/inertHtml'
import { InertNote } from './InertNote'

/** What would have been fetched from elsewhere. */
const REMOTE = /^(?:https?:)?\/\//i

/** A saved page as it looked: sanitised, in a frame that may do nothing, nothing fetched. */
export function HtmlView({ html }: { html: string }) {
  const [page, setPage] = useState<{ url: string; inert: Inert } | null>(null)
  useEffect(() => {
    const { clean, inert } = sanitise(html)
    const url = URL.createObjectURL(new Blob([clean], { type: 'text/html;charset=utf-8' }))
    setPage({ url, inert })
    return () => URL.revokeObjectURL(url)
  }, [html])
  if (!page) return null
  return (
    <div className="viewer__html">
      <InertNote what="page" inert={page.inert} />
      <iframe className="viewer__frame" sandbox="" src={page.url} title="Saved page" />
    </div>
  )
}

/** @returns a page without scripts, forms, styles and anything remote, and how much of that there was */
export function sanitise(html: string): { clean: string; inert: Inert } {
  const still = inertHtml(html)
  const inert = countIn(still)
  const purifier = DOMPurify(window)
  purifier.addHook('afterSanitizeAttributes', (node) => {
    for (const name of ['src', 'srcset', 'poster', 'background']) {
      const value = node.getAttribute(name)
      if (value && (REMOTE.test(value) || name === 'srcset')) {
        node.removeAttribute(name)
        inert.remote++
      }
    }
    // Where a link leads is shown, never followed.
    const href = node.getAttribute('href')
    if (href) {
      node.setAttribute('title', href)
      node.removeAttribute('href')
    }
  })
  const body = purifier.sanitize(still, { FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe', 'object', 'embed', 'link', 'meta', 'base', 'video', 'audio'], FORBID_ATTR: ['style', 'ping'], WHOLE_DOCUMENT: false })
  return { clean: `<!doctype html><html><head><title>Saved page</title></head><body>${body}</body></html>`, inert }
}

/** Counted in a document of its own, in which nothing runs and nothing is loaded. */
function countIn(html: string): Inert {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const inert = { ...NOTHING_INERT, scripts: page.querySelectorAll('script').length, forms: page.querySelectorAll('form').length, links: page.querySelectorAll('a[href], area[href]').length, embedded: page.querySelectorAll('iframe, object, embed, video, audio, applet').length }
  for (const element of page.querySelectorAll('*')) {
    inert.scripts += [...element.attributes].filter((one) => /^on/i.test(one.name) || /^\s*javascript:/i.test(one.value)).length
  }
  return inert
}
