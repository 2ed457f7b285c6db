import { createContext, useContext } from 'react'
import type { Opener } from '../../store'

/** What is to be done with the lock of the open matter, once it is closed. */
export type Turn = { way: 'on'; passphrase: string; label: string } | { way: 'off'; by: Opener }

/** Closes the matter and turns its lock. Given by the window, which alone can close it. */
export const TurnContext = createContext<(turn: Turn) => void>(() => {})

export const useTurn = () => useContext(TurnContext)

/**
 * Locks the open matter. Given by the window as well.
 * @param hurry the machine is about to rest: a backup is not waited for
 */
export const LockContext = createContext<(hurry: boolean) => void>(() => {})
