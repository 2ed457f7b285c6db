import { useState } from 'react'
import { conflictOf, readableKeys, useEveryCommand } from '../../commands'
import { setPreference } from '../../preferences'
import { Button, Kbd } from '../../ui'

/** Every command of every room with its keys; a press on one, then on a key, changes it. */
export function KeyTable({ keys }: { keys: Record<string, string[]> }) {
  const commands = useEveryCommand()
  const [listening, setListening] = useState<string | null>(null)
  // What is delivered shares a key only where the two never act at once; a key of a person's own is held against all.
  const conflicts = new Map(commands.flatMap((one) => {
    const other = conflictOf(one, commands)
    return other && (keys[one.id] || keys[other.id]) ? [[one.id, other] as const] : []
  }))
  const own = Object.keys(keys).length
  return (
    <>
      <p className="second">
        Press a key in the table, then the keys that you want. Esc keeps the old ones. Letters act only while no field has the focus.
      </p>
      {conflicts.size > 0 && <p role="status" className="settings__conflict">{conflicts.size === 1 ? 'One command shares' : `${conflicts.size} commands share`} a key with another; of two, the one that can act acts.</p>}
      <table className="settings__keys">
        <caption className="visually-hidden">Commands and their keys</caption>
        <thead className="visually-hidden"><tr><th scope="col">Group</th><th scope="col">Command</th><th scope="col">Keys</th><th scope="col">Remarks</th></tr></thead>
        <tbody>
          {commands.map((command) => (
            <tr key={command.id}>
              <td className="second">{command.group}</td>
              <td>{command.label}</td>
              <td>
                <button type="button" className="settings__key" aria-label={`Key of ${command.label}`} onClick={() => setListening(command.id)}
                  onBlur={() => setListening(null)}
                  onKeyDown={(event) => {
                    if (listening !== command.id || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
                    event.preventDefault()
                    event.stopPropagation()
                    if (event.key !== 'Escape') void setPreference('keys', { ...keys, [command.id]: [pressedKeys(event)] })
                    setListening(null)
                  }}>
                  {listening === command.id ? 'Press a key…' : command.keys.length === 0 ? '–' : command.keys.map((one) => <Kbd key={one}>{readableKeys(one)}</Kbd>)}
                </button>
              </td>
              <td>
                {conflicts.has(command.id) && <span className="settings__conflict">also {conflicts.get(command.id)?.label}</span>}
                {keys[command.id] && <Button look="quiet" aria-label={`${command.label}: keys as delivered`} onClick={() => {
                  const { [command.id]: _, ...rest } = keys
                  void setPreference('keys', rest)
                }}>As delivered</Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {own > 0 && <div><Button onClick={() => void setPreference('keys', {})}>All keys as delivered ({own} changed)</Button></div>}
    </>
  )
}

function pressedKeys(event: React.KeyboardEvent): string {
  const parts = [event.ctrlKey || event.metaKey ? '$mod' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : ''].filter(Boolean)
  return [...parts, event.key.length === 1 ? event.key.toLowerCase() : event.key].join('+')
}
