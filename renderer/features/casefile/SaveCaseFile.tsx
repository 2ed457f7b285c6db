import { useState } from 'react'
import { CASE_ENDING } from '../../../shared/casefile/layout'
import { useCommands } from '../../commands'
import { forFileName } from '../../export/save'
import { useFileName, useMatter } from '../../store'
import { SaveDialog } from './SaveDialog'
import { todayHere } from '../../ui'

/** "Save case file…" and "Save a copy…" of the open matter. */
export function SaveCaseFile() {
  const matter = useMatter()
  const name = useFileName()
  const [how, setHow] = useState<'whole' | 'copy' | null>(null)
  useCommands([
    { id: 'case.save', label: 'Save case file…', group: 'Matter', keys: ['$mod+Shift+s'], inFields: true, run: () => setHow('whole') },
    { id: 'case.copy', label: 'Save a copy…', group: 'Matter', keys: [], run: () => setHow('copy') },
  ])
  if (how === null || !matter) return null
  const day = todayHere()
  return <SaveDialog how={how} name={`${forFileName(name).slice(0, 120) || 'Matter'} ${day}${how === 'copy' ? ' copy' : ''}${CASE_ENDING}`} onClose={() => setHow(null)} />
}
