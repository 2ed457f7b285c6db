import { Check } from 'lucide-react'
import { patch } from '../../../shared/log/change'
import type { Document, Tag } from '../../../shared/records'
import { useCommands } from '../../commands'
import { useRows, useSession } from '../../store'
import { Button, Kbd } from '../../ui'
import { commitOrSay } from '../linking'

/** Tag keys, exhibit number and "reviewed" under the page, as keys while reading. */
export function ReadingKeys({ document }: { document: Document }) {
  const session = useSession()
  const tags = [...useRows('tags')].filter((tag) => tag.key !== null).sort((a, b) => Number(a.key) - Number(b.key))
  const has = (tag: Tag) => document.tags.includes(tag.id)
  const toggle = (tag: Tag) => {
    const next = has(tag) ? document.tags.filter((id) => id !== tag.id) : [...document.tags, tag.id]
    void commitOrSay(session, { label: `${has(tag) ? 'Take' : 'Put'} the tag ${tag.name} ${has(tag) ? 'off' : 'on'} ${document.exhibit ?? document.title}`, ops: [patch('documents', document.id, { tags: next })] })
  }
  const review = () => void commitOrSay(session, { label: `Mark ${document.exhibit ?? document.title} as ${document.reviewed ? 'not reviewed' : 'reviewed'}`, ops: [patch('documents', document.id, { reviewed: !document.reviewed })] })
  useCommands([
    ...tags.map((tag) => ({ id: `tag.${tag.key}`, label: `Tag: ${tag.name}`, group: 'Tags', keys: [tag.key as string], run: () => toggle(tag) })),
    { id: 'source.reviewed', label: document.reviewed ? 'Mark as not reviewed' : 'Mark as reviewed', group: 'Source', keys: ['m'], run: review },
  ])
  return (
    <div className="reading-keys" role="toolbar" aria-label="Tags and review">
      {tags.map((tag) => (
        <Button key={tag.id} on={has(tag)} onClick={() => toggle(tag)}><Kbd>{tag.key}</Kbd><span className="reading-keys__square" style={{ background: `var(--tag-${tag.colour})` }} />{tag.name}</Button>
      ))}
      <span className="source__space" />
      <Button on={document.reviewed} icon={<Check size={14} strokeWidth={1.6} aria-hidden />} onClick={review}>{document.reviewed ? 'Reviewed' : 'Mark reviewed'}<Kbd>M</Kbd></Button>
    </div>
  )
}
