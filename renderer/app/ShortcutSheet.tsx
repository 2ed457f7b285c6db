import { type Command, readableKeys, useAllCommands } from '../commands'
import { Dialog, Kbd } from '../ui'

/** Every key that works now, by group; read from the same commands as the palette. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const groups = new Map<string, Command[]>()
  const commands = useAllCommands()
  for (const command of commands) {
    if (command.keys.length > 0) groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  }
  return (
    <Dialog title="Keys" wide onClose={onClose}>
      <div className="sheet">
        {[...groups].map(([group, commands]) => (
          <section key={group} className="sheet__group">
            <h3 className="sheet__title">{group}</h3>
            {commands.map((command) => (
              <div key={command.id} className="sheet__row">
                <span>{command.label}</span>
                <span>{command.keys.map((keys) => <Kbd key={keys}>{readableKeys(keys)}</Kbd>)}</span>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  )
}
