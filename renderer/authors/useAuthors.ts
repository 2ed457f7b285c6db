import { useEffect, useMemo, useState } from 'react'
import type { Author } from '../../shared/records'
import { useRows, useSession } from '../store'

export type Colour = Author['colour']
export const COLOURS: readonly Colour[] = ['rust', 'teal', 'ochre', 'violet', 'green', 'blue', 'rose', 'grey']

/** What a colleague is called and shown in, where nothing was set: the name of the log, and a colour that stays the same. */
export function plainColour(device: string): Colour {
  let sum = 0
  for (const letter of device) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521
  return COLOURS[sum % COLOURS.length] as Colour
}

export type Who = { name: string; colour: Colour; mine: boolean }

/** Names and colours by device. `fallback` is the name that the log gave. */
export function useAuthors(): (device: string, fallback: string) => Who {
  const session = useSession()
  const rows = useRows('authors')
  return useMemo(() => {
    const known = new Map(rows.map((one) => [one.device, one]))
    return (device, fallback) => {
      const record = known.get(device)
      return { name: record?.name ?? fallback, colour: record?.colour ?? plainColour(device), mine: device === session.device }
    }
  }, [rows, session])
}

/** Whether more than one person's work is in the matter: only then does it matter who did what. */
export function useSeveral(): boolean {
  const session = useSession()
  const [several, setSeveral] = useState(false)
  useEffect(() => {
    const look = () => void session.heads().then((heads) => setSeveral(Object.keys(heads).length > 1), () => undefined)
    look()
    return session.onArrived(look)
  }, [session])
  return several
}
