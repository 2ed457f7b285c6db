import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useAllCommands } from './useCommands'

/** Turns keys into commands. Single letters act only when no field has the focus. */
export function Keyboard() {
  const commands = useAllCommands()
  useEffect(() => {
    const map: Record<string, (event: KeyboardEvent) => void> = {}
    for (const command of commands) {
      for (const keys of command.keys) {
        map[keys] = (event) => {
          if (event.defaultPrevented || event.isComposing) return
          if (inField(event.target) && !command.inFields) return
          if (modalIsOpen() && !command.inFields) return
          if (onButton(event) || command.blocked?.()) return
          event.preventDefault()
          command.run()
        }
      }
    }
    return tinykeys(window, map)
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
