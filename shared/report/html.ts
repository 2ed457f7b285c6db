/** Papers as one HTML file without scripts, and as a fragment for the clipboard. */
import { behindCite, courtHead, headingCounter, type Line, linesOf, type Paper, type PaperPart } from './paper'

const STYLE = `body{font:11pt/1.4 "Times New Roman",Tinos,serif;color:#1d1b18;background:#fff;margin:2.2cm auto;max-width:30cm;padding:0 1cm}
header{text-align:center;margin-bottom:1.2em}header p{margin:.2em 0;white-space:pre-line}header .court{font-weight:bold}
h1{font-size:15pt;text-align:center}h2{font-size:12.5pt;margin:1.4em 0 .5em}h3{font-size:11.5pt}
.note{color:#57534b;font-style:italic}table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.6em 0 1.2em}
th,td{border:1px solid #a9a49a;padding:.3em .45em;vertical-align:top;text-align:start;overflow-wrap:anywhere;font-size:9.5pt}th{background:#efede8}
td p{margin:0 0 .3em}td p:last-child{margin:0}.cite{font-weight:bold}.num{text-align:end}
@media print{body{margin:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid-page}}`

/** Text as it may stand in HTML, attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/(?![\t\n\r])\p{Cc}/gu, '')
}

/** The paper as a whole page: no script, nothing from elsewhere; `dir="auto"` sets names of every script right. */
export function paperToHtml(paper: Paper): string {
  const head = courtHead(paper)
  const caption = head ? `<header><p class="court">${escapeHtml(head.court)}</p><p>${escapeHtml(head.caption)}</p><p>${escapeHtml(head.docket)}</p></header>` : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(paper.title)}</title><style>${STYLE}</style></head>
<body>${caption}<main>
${partsToHtml(paper.parts)}
</main></body></html>
`
}

/** The parts alone: what is put on the clipboard for Word. */
export function partsToHtml(parts: readonly PaperPart[]): string {
  const number = headingCounter()
  const out: string[] = []
  let items: string[] = []
  const flush = () => {
    if (items.length > 0) out.push(`<ol>${items.join('')}</ol>`)
    items = []
  }
  let counted = 0
  for (const part of parts) {
    if (part.kind === 'item') {
      items.push(`<li value="${++counted}" dir="auto">${escapeHtml(part.text)}</li>`)
      continue
    }
    flush()
    if (part.kind === 'heading') {
      const level = part.level ?? 1
      out.push(`<h${level} dir="auto">${escapeHtml([number(part), part.text].filter(Boolean).join(' '))}</h${level}>`)
    } else if (part.kind === 'table') out.push(tableOf(part))
    else out.push(`<p${part.kind === 'note' ? ' class="note"' : ''} dir="auto">${escapeHtml(part.text)}</p>`)
  }
  flush()
  return out.join('\n')
}

function tableOf({ head, widths, rows }: Extract<PaperPart, { kind: 'table' }>): string {
  const total = widths?.reduce((sum, one) => sum + one, 0) ?? 0
  const columns = widths && total > 0 ? `<colgroup>${widths.map((one) => `<col style="width:${((one / total) * 100).toFixed(1)}%">`).join('')}</colgroup>` : ''
  const body = rows.map((row) => `<tr>${row.map((cell) => {
    const number = typeof cell !== 'string' && cell.kind === 'number'
    const lines = linesOf(cell)
    return `<td${number ? ' class="num"' : ''}>${lines.length === 1 && lines[0] ? `<span dir="auto">${lineHtml(lines[0])}</span>` : lines.map((line) => `<p dir="auto">${lineHtml(line)}</p>`).join('')}</td>`
  }).join('')}</tr>`).join('\n')
  return `<table>${columns}<thead><tr>${head.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join('')}</tr></thead><tbody>\n${body}\n</tbody></table>`
}

function lineHtml({ cite, text }: Line): string {
  if (!cite) return escapeHtml(text)
  return `<span class="cite">${escapeHtml(cite)}</span>${escapeHtml(behindCite(text))}`
}
