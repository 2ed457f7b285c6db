import { Trash2 } from 'lucide-react'
import { tagTree } from '../../../shared/documents/filter'
import { patch, put, remove } from '../../../shared/log/change'
import { howMany } from '../../../shared/proof'
import { TAG_COLOURS, type Tag } from '../../../shared/records'
import { newId, useRows, useSession } from '../../store'
import { Button, Dialog, IconButton } from '../../ui'
import { commitOrSay } from '../linking'

/** Tags: name, colour, parent, key. */
export function TagManager({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const tags = useRows('tags')
  const documents = useRows('documents')
  const set = (tag: Tag, fields: Partial<Tag>, what: string) => void commitOrSay(session, { label: `${what} of the tag ${tag.name}`, ops: [patch('tags', tag.id, fields)] })
  const setKey = (tag: Tag, key: string | null) => {
    const other = tags.find((one) => one.key === key && one.id !== tag.id && key !== null)
    void commitOrSay(session, { label: `Set the key of the tag ${tag.name}`, ops: [...(other ? [patch('tags', other.id, { key: null })] : []), patch('tags', tag.id, { key })] })
  }
  const drop = (tag: Tag) => {
    const carrying = documents.filter((one) => one.tags.includes(tag.id))
    const children = tags.filter((one) => one.parent === tag.id)
    void commitOrSay(session, {
      label: `Delete the tag ${tag.name}${carrying.length > 0 ? `, taken off ${howMany(carrying.length, 'document')}` : ''}`,
      ops: [...carrying.map((one) => patch('documents', one.id, { tags: one.tags.filter((id) => id !== tag.id) })), ...children.map((one) => patch('tags', one.id, { parent: tag.parent })), remove('tags', tag.id)],
    })
  }
  const add = () => {
    const used = new Set(tags.map((tag) => tag.key))
    const key = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].find((one) => !used.has(one)) ?? null
    const colour = TAG_COLOURS[tags.length % TAG_COLOURS.length] ?? 'grey'
    void commitOrSay(session, { label: 'Add a tag', ops: [put('tags', { id: newId('tags'), name: 'New tag', colour, parent: null, key, order: tags.length })] })
  }
  return (
    <Dialog title="Tags" onClose={onClose} foot={<><Button onClick={add}>Add a tag</Button><Button look="primary" onClick={onClose}>Done</Button></>}>
      {tags.length === 0 && <p className="second">Tags sort the documents your way. A tag with a key from 1 to 9 is put on with that key while reading.</p>}
      <table className="tags"><tbody>
        {tagTree(tags).map(({ tag, depth }) => (
          <tr key={tag.id}>
            <td style={{ paddingLeft: depth * 16 }}><input key={tag.name} className="details__input" aria-label={`Name of the tag ${tag.name}`} defaultValue={tag.name} onBlur={(event) => event.target.value.trim() && event.target.value.trim() !== tag.name && set(tag, { name: event.target.value.trim() }, 'Change the name')} /></td>
            <td><span className="tags__colour"><span className="facets__square" style={{ background: `var(--tag-${tag.colour})` }} /><select className="details__input" aria-label={`Colour of ${tag.name}`} value={tag.colour} onChange={(event) => set(tag, { colour: event.target.value as Tag['colour'] }, 'Change the colour')}>{TAG_COLOURS.map((one) => <option key={one}>{one}</option>)}</select></span></td>
            <td><select className="details__input" aria-label={`Parent of ${tag.name}`} value={tag.parent ?? ''} onChange={(event) => set(tag, { parent: event.target.value || null }, 'Change the place')}><option value="">no parent</option>{tags.filter((one) => one.id !== tag.id && !isUnder(tags, one, tag.id)).map((one) => <option key={one.id} value={one.id}>under {one.name}</option>)}</select></td>
            <td><select className="details__input" aria-label={`Key of ${tag.name}`} value={tag.key ?? ''} onChange={(event) => setKey(tag, event.target.value || null)}><option value="">no key</option>{[1, 2, 3, 4, 5, 6, 7, 8, 9].map((one) => <option key={one}>{one}</option>)}</select></td>
            <td><IconButton label={`Delete the tag ${tag.name}`} onClick={() => drop(tag)}><Trash2 size={14} strokeWidth={1.4} aria-hidden /></IconButton></td>
          </tr>
        ))}
      </tbody></table>
    </Dialog>
  )
}

/** Whether `tag` stands somewhere under `above`: it cannot become its parent. */
function isUnder(tags: readonly Tag[], tag: Tag, above: string): boolean {
  let at: Tag | undefined = tag
  for (let depth = 0; at && depth < tags.length; depth++) {
    if (at.parent === above) return true
    const parent: string | null = at.parent
    at = tags.find((one) => one.id === parent)
  }
  return false
}
