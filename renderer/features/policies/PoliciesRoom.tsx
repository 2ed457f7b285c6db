import { FolderInput } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useCommands } from '../../commands'
import { useNavigation } from '../../navigation'
import { useRows } from '../../store'
import { Button, EmptyState, MenuButton, Segmented } from '../../ui'
import { CompareView } from './CompareView'
import { ImportSteps } from './ImportSteps'
import { SettingsView } from './SettingsView'
import { TermsView } from './TermsView'
import { useVersionImport } from './useVersionImport'
import { VersionsView } from './VersionsView'
import './policies.css'

type View = 'versions' | 'compare' | 'terms' | 'settings'
const VIEWS: readonly View[] = ['versions', 'compare', 'terms', 'settings']

/** What a policy said on a day, to whom: versions, comparison, history of words, settings. */
export function PoliciesRoom() {
  const { place, go } = useNavigation()
  const policies = useRows('policies')
  const versions = useRows('versions')
  const rollouts = useRows('rollouts')
  const importing = useVersionImport()
  const view: View = VIEWS.find((one) => one === place.view) ?? 'versions'
  const [pair, setPair] = useState<{ older: string; newer: string } | null>(null)
  const setView = (next: View) => go({ view: next, item: null })
  const compare = (older: string, newer: string) => {
    setPair({ older, newer })
    go({ view: 'compare', item: null })
  }
  useCommands([
    { id: 'policies.import-files', label: 'Import versions of a policy…', group: 'Policies', keys: [], run: importing.chooseFiles },
    { id: 'policies.import-folder', label: 'Import a folder of dated versions…', group: 'Policies', keys: [], run: importing.chooseFolder },
    { id: 'policies.versions', label: 'Show the versions', group: 'Policies', keys: [], run: () => setView('versions') },
    { id: 'policies.compare', label: 'Compare two versions', group: 'Policies', keys: [], run: () => setView('compare') },
    { id: 'policies.terms', label: 'History of words', group: 'Policies', keys: [], run: () => setView('terms') },
    { id: 'policies.settings', label: 'Settings and roll-outs', group: 'Policies', keys: [], run: () => setView('settings') },
  ])
  const busy = importing.phase.at !== 'idle'
  const body = (): ReactNode => {
    if (busy) return <ImportSteps importing={importing} />
    if (view === 'settings') return <SettingsView />
    if (policies.length === 0) {
      return (
        <EmptyState title="No policy yet" actions={<><Button look="primary" large onClick={importing.chooseFolder}>Choose a folder…</Button><Button large onClick={importing.chooseFiles}>Choose files…</Button></>}>
          Import the versions of a privacy policy or of terms of use: Markdown, text, saved pages, PDF or Word. Their dates are read from their words and shown to you before anything is kept.
        </EmptyState>
      )
    }
    if (view === 'compare') return <CompareView pair={pair} onPair={setPair} />
    if (view === 'terms') return <TermsView />
    return <VersionsView onCompare={compare} />
  }
  return (
    <div className="room">
      {importing.inputs}
      <header className="room__head">
        <h1 className="room__title">{busy ? 'Import versions' : 'Policies'}</h1>
        {!busy && <Segmented label="View" value={view} onChange={setView} options={[{ value: 'versions', label: 'Versions', count: versions.length }, { value: 'compare', label: 'Compare' }, { value: 'terms', label: 'Words over time' }, { value: 'settings', label: 'Settings', count: rollouts.length }]} />}
        <span className="room__space" />
        {!busy && <MenuButton look="primary" icon={<FolderInput size={15} strokeWidth={1.4} aria-hidden />} label="Import versions" items={importing.choices} />}
      </header>
      {body()}
    </div>
  )
}
