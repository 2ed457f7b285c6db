/** Papers as plain text: headings underlined, tables as blocks of "column: value". */
import { cellText, courtHead, headingCounter, type Paper } from './paper'

/** The paper as text, lines ended by LF. */
export function paperToText(paper: Paper): string {
  const head = courtHead(paper)
  const blocks: string[] = head ? [[head.court, head.caption, head.docket].filter(Boolean).join('\n')] : []
  const number = headingCounter()
  let item = 0
  for (const part of paper.parts) {
    switch (part.kind) {
      case 'heading': {
        const text = [number(part), part.text].filter(Boolean).join(' ')
        blocks.push(`${text}\n${((part.level ?? 1) === 1 ? '=' : '-').repeat(Math.min(72, text.length))}`)
        break
      }
      case 'text':
        blocks.push(part.text)
        break
      case 'item':
        blocks.push(`${++item}. ${part.text}`)
        break
      case 'note':
        blocks.push(`[${part.text}]`)
        break
      case 'table':
        for (const row of part.rows) {
          const lines = part.head.flatMap((label, at) => {
            const text = cellText(row[at] ?? '')
            return text === '' ? [] : [`${label}: ${text.replaceAll('\n', `\n${' '.repeat(4)}`)}`]
          })
          blocks.push(lines.join('\n'))
        }
    }
  }
  return `${blocks.join('\n\n')}\n`
}
