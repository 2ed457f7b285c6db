import DOMPurify from 'dompurify'
import { useEffect, useState } from 'react'
import { inertHtml } from '../workers/inertHtml'

/** What would have been fetched from elsewhere. */
const REMOTE = /^(?:https?:)?\/\//i

/** A saved page as it looked: sanitised, in a frame that may do nothing, nothing fetched. */
export function HtmlView({ html }: { html: string }) {
  const [page, setPage] = useState<{ url: string; blocked: number } | null>(null)
  useEffect(() => {
    const { clean, blocked } = sanitise(html)
    const url = URL.createObjectURL(new Blob([clean], { type: 'text/html;charset=utf-8' }))
    setPage({ url, blocked })
    return () => URL.revokeObjectURL(url)
  }, [html])
  if (!page) return null
  return (
    <div className="viewer__html">
      {page.blocked > 0 && <p className="viewer__note">{page.blocked} remote {page.blocked === 1 ? 'item was' : 'items were'} not loaded.</p>}
      <iframe className="viewer__frame" sandbox="" src={page.url} title="Saved page" />
    </div>
  )
}

/** @returns a page without scripts, forms, styles and anything remote, and how much of that there was */
export function sanitise(html: string): { clean: string; blocked: number } {
  let blocked = 0
  const purifier = DOMPurify(window)
  purifier.addHook('afterSanitizeAttributes', (node) => {
    for (const name of ['src', 'srcset', 'poster', 'background']) {
      const value = node.getAttribute(name)
      if (value && (REMOTE.test(value) || name === 'srcset')) {
        node.removeAttribute(name)
        blocked++
      }
    }
    // Where a link leads is shown, never followed.
    const href = node.getAttribute('href')
    if (href) {
      node.setAttribute('title', href)
      node.removeAttribute('href')
    }
  })
  const body = purifier.sanitize(inertHtml(html), { FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe', 'object', 'embed', 'link', 'meta', 'base', 'video', 'audio'], FORBID_ATTR: ['style', 'ping'], WHOLE_DOCUMENT: false })
  return { clean: `<!doctype html><html><head><title>Saved page</title></head><body>${body}</body></html>`, blocked }
}
