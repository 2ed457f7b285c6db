import { createContext, useContext } from 'react'

/** What is being done to the chosen row, inside the row. At most one at a time. */
export type Tool =
  | { kind: 'gap'; gap: string | null }
  | { kind: 'note'; support: string }
  | { kind: 'override' | 'debt' | 'admit' | 'split' | 'number' }

/** What floats beside the chosen row. */
export type Floating = { kind: 'link'; query: string } | { kind: 'elements' }

export type ComplaintState = {
  selected: string | null
  /** whether the chosen row is opened */
  open: boolean
  tool: Tool | null
  setTool(tool: Tool | null): void
  /** Chooses a row and opens it; `open` false leaves it as it is. */
  select(id: string | null, open?: boolean): void
  toggle(): void
  float(floating: Floating | null): void
  /** the link that V and R act on, where one was pointed at */
  activeSupport: string | null
  setActiveSupport(id: string | null): void
}

export const ComplaintContext = createContext<ComplaintState | null>(null)

export function useComplaint(): ComplaintState {
  const state = useContext(ComplaintContext)
  if (!state) throw new Error('no complaint here')
  return state
}
