import { type RefObject, useEffect, useState } from 'react'

export type Shown = { sections: { name: string; element: HTMLElement }[]; found: boolean }

/** What is one setting on the screen: rows of tables and lists, and whatever else stands directly in a section. */
function rowsOf(section: HTMLElement): HTMLElement[] {
  return [...section.children].flatMap((child) => {
    if (!(child instanceof HTMLElement) || child.matches('h2')) return []
    const rows = [...child.querySelectorAll<HTMLElement>('tbody > tr, :scope > li')]
    return rows.length > 0 ? rows : [child]
  })
}

/**
 * Hides what does not hold the words, row by row; a section whose heading holds them stays whole. It reads
 * what is on the screen, so that every section takes part, whichever feature put it there.
 */
export function useFilter(ref: RefObject<HTMLElement | null>, words: string): Shown {
  const [shown, setShown] = useState<Shown>({ sections: [], found: true })
  useEffect(() => {
    const root = ref.current
    if (!root) return
    const needles = words.toLowerCase().split(/\s+/).filter(Boolean)
    const holds = (text: string) => needles.every((needle) => text.toLowerCase().includes(needle))
    const look = () => {
      const sections: Shown['sections'] = []
      for (const section of root.querySelectorAll<HTMLElement>(':scope > section')) {
        const name = section.querySelector('h2')?.textContent ?? ''
        const whole = holds(name)
        const rows = rowsOf(section)
        let kept = 0
        for (const row of rows) {
          const keep = whole || holds(`${name} ${row.textContent ?? ''}`)
          row.hidden = !keep
          if (keep) kept++
        }
        section.hidden = !whole && kept === 0
        if (!section.hidden) sections.push({ name, element: section })
      }
      setShown((before) => (before.sections.length === sections.length && before.sections.every((one, at) => one.name === sections[at]?.name && one.element === sections[at]?.element) ? before : { sections, found: sections.length > 0 }))
    }
    look()
    const watcher = new MutationObserver(look)
    watcher.observe(root, { childList: true, subtree: true, characterData: true })
    return () => watcher.disconnect()
  }, [ref, words])
  return shown
}
