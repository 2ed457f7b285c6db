import type { Manifest } from '../../../shared/casefile/layout'
import { tableName } from '../../../shared/casefile/words'
import type { TableName } from '../../../shared/records'
import type { Holds } from '../../casefile/open'
import { bytesInWords } from '../../casefile/words'
import { instantHere } from '../../ui'

/** What a case file holds, with its counts. */
export function Holdings({ manifest, holds }: { manifest: Manifest; holds: Holds }) {
  const records = Object.entries(holds.records).filter(([table]) => table !== 'matter').map(([table, count]) => tableName(table as TableName, count))
  return (
    <dl className="facts">
      <dt>Matter</dt><dd>{manifest.matter || 'not said'}</dd>
      <dt>Written</dt><dd>{instantHere(manifest.made)}</dd>
      <dt>What it is</dt><dd>{manifest.kind === 'whole' ? 'The whole matter' : manifest.choice}{manifest.withoutBytes ? ', without the files themselves' : ''}</dd>
      <dt>Records</dt><dd>{records.length > 0 ? records.join(', ') : 'none'}</dd>
      <dt>History</dt><dd>{holds.entries.toLocaleString()} log {holds.entries === 1 ? 'entry' : 'entries'}</dd>
      <dt>Files</dt><dd>{holds.files.toLocaleString()} sound, {bytesInWords(holds.size)}; texts of {holds.pages.toLocaleString()} {holds.pages === 1 ? 'page' : 'pages'}</dd>
    </dl>
  )
}
