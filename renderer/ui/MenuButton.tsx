import { ChevronDown } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Button, Kbd } from './Button'
import { Popover } from './Popover'

export type MenuItem = { label: ReactNode; keys?: string; disabled?: boolean; line?: boolean; checked?: boolean; run: () => void; name?: string }

/** A button that opens a list of actions; arrows move, Enter acts. */
export function MenuButton({ label, name, items, look = 'plain', icon }: {
  label: ReactNode; name?: string; items: readonly MenuItem[]; look?: 'plain' | 'quiet' | 'primary'; icon?: ReactNode
}) {
  const ref = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button ref={ref} look={look} icon={icon} aria-haspopup="menu" aria-expanded={open} {...(name ? { 'aria-label': name } : {})} onClick={() => setOpen(!open)}>
        {label}<ChevronDown size={13} strokeWidth={1.6} aria-hidden />
      </Button>
      {open && (
        <Popover anchor={ref} label={name ?? 'Menu'} onClose={() => setOpen(false)}>
          <Menu items={items} onDone={() => setOpen(false)} />
        </Popover>
      )}
    </>
  )
}

/** From so many items on they are looked for by typing. */
const LONG = 14
/** Items that are shown at once of a long menu. */
const MOST_SHOWN = 100

const wordsOf = ({ name, label }: MenuItem): string => name ?? (typeof label === 'string' ? label : '')

/** Of a long one the first hundred that have the words typed. */
export function Menu({ items, onDone }: { items: readonly MenuItem[]; onDone: () => void }) {
  const [words, setWords] = useState('')
  const box = useRef<HTMLDivElement>(null)
  if (items.length < LONG) return <MenuList items={items} onDone={onDone} />
  const fitting = items.filter((item) => wordsOf(item).toLowerCase().includes(words.trim().toLowerCase()))
  return (
    <div ref={box} className="menu-search">
      <input className="input" type="search" aria-label="Narrow the list" placeholder={`Type to find one of ${items.length.toLocaleString()}`} value={words} onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          const first = box.current?.querySelector<HTMLElement>('.menu__item:not(:disabled)')
          if (event.key === 'ArrowDown') first?.focus()
          else first?.click()
        }} />
      <MenuList items={fitting.slice(0, MOST_SHOWN)} onDone={onDone} />
      {fitting.length === 0 && <p className="menu-search__note second small">None has “{words.trim()}”.</p>}
      {fitting.length > MOST_SHOWN && <p className="menu-search__note second small">{(fitting.length - MOST_SHOWN).toLocaleString()} more: type on.</p>}
    </div>
  )
}

function MenuList({ items, onDone }: { items: readonly MenuItem[]; onDone: () => void }) {
  return (
    <div className="menu" role="menu"
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        event.stopPropagation()
        const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.menu__item:not(:disabled)')]
        const index = all.indexOf(document.activeElement as HTMLElement)
        all[(index + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus()
      }}>
      {items.map((item, index) => (
        <div key={index} role="none">
          {item.line && <div className="menu__line" />}
          <button type="button" role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'} className="menu__item" disabled={item.disabled}
            {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })} {...(item.name ? { 'aria-label': item.name } : {})}
            onClick={() => {
              onDone()
              item.run()
            }}>
            {item.checked !== undefined && <span aria-hidden>{item.checked ? '✓' : '\u2003'}</span>}
            {item.label}
            {item.keys && <span className="menu__keys"><Kbd>{item.keys}</Kbd></span>}
          </button>
        </div>
      ))}
    </div>
  )
}
