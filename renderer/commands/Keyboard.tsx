import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import type { Command } from './registry'
import { useAllCommands } from './useCommands'

/** Turns keys into commands. Single letters act only when no field has the focus. */
export function Keyboard() {
  const commands = useAllCommands()
  useEffect(() => {
    const map: Record<string, (event: KeyboardEvent) => void> = {}
    const sharing = new Map<string, Command[]>()
    for (const command of commands) for (const keys of command.keys) sharing.set(keys, [command, ...(sharing.get(keys) ?? [])])
    for (const [keys, own] of sharing) {
      map[keys] = (event) => {
        if (event.defaultPrevented || onButton(event)) return
        // Where two share a key, the one that was offered last and can act now acts.
        const command = own.find((one) => (one.inFields || !(inField(event.target) || modalIsOpen())) && !one.blocked?.())
        if (!command) return
        event.preventDefault()
        command.run()
      }
    }
    // Keys in fields are ours to judge: by itself tinykeys passes over all of them.
    return tinykeys(window, map, { ignore: (event) => event.repeat || event.isComposing })
  }, [commands])
  return null
}

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
}

/** Enter and space on a button press that button. */
function onButton(event: KeyboardEvent): boolean {
  return (event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLElement && event.target.closest('button, a, summary, [role=menuitem]') !== null
}

function modalIsOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}
