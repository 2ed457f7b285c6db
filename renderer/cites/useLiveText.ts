import { useState } from 'react'

/** What stands in a field that keeps its own text, while it is typed; `first` again when that changes. */
export function useLiveText(first: string): [text: string, onInput: (event: { currentTarget: { value: string } }) => void] {
  const [typed, setTyped] = useState<{ of: string; text: string }>({ of: first, text: first })
  return [typed.of === first ? typed.text : first, (event) => setTyped({ of: first, text: event.currentTarget.value })]
}
