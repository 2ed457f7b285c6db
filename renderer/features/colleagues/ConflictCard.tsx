import { useEffect, useRef } from 'react'
import { fieldWords, valueWords } from '../../../shared/log/fieldWords'
import type { Conflict, Settled, Version } from '../../../shared/log/replay'
import { AuthorMark } from '../../authors'
import { useNavigation } from '../../navigation'
import { useSession } from '../../store'
import { Button, instantHere, Kbd } from '../../ui'
import { nameOfId, placeOf, recordName } from './placeOf'
import { mineOf, theirsOf } from './settle'

type Props = { conflict: Conflict; chosen: boolean; onChoose: () => void; onSettle: (version: Version) => void }

/** One conflict: whose it is, both values in words, and a key for each. */
export function ConflictCard({ conflict, chosen, onChoose, onSettle }: Props) {
  const { reader, device } = useSession()
  const ref = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const mine = mineOf(conflict, device)
  const theirs = theirsOf(conflict, device)
  const versions = [mine, theirs, ...conflict.versions.filter((one) => one !== mine && one !== theirs)].filter((one) => one !== undefined)
  return (
    <li ref={ref} className={chosen ? 'conflict conflict--chosen' : 'conflict'} aria-current={chosen} onFocus={onChoose} onPointerDown={onChoose}>
      <Head conflict={conflict} />
      <div className="conflict__values">
        {versions.map((version, at) => (
          <div key={version.entry} className={version === conflict.versions[0] ? 'conflict__value conflict__value--stands' : 'conflict__value'}>
            <p className="conflict__who"><Said version={version} />{version === conflict.versions[0] && <span className="conflict__now">stands now</span>}</p>
            <p className="serif conflict__words selectable">{valueWords(conflict.field, version.value, (id) => nameOfId(reader, id))}</p>
            <Button onClick={() => onSettle(version)}>{version.device === device ? 'Keep mine' : at === 0 ? 'Keep this' : mine?.device === device ? 'Take theirs' : 'Take this'}{chosen && <Kbd>{at + 1}</Kbd>}</Button>
          </div>
        ))}
      </div>
    </li>
  )
}

function Head({ conflict }: { conflict: Conflict }) {
  const { reader } = useSession()
  const { go } = useNavigation()
  const name = recordName(reader, conflict.table, conflict.id, conflict.record)
  const place = reader.get(conflict.table, conflict.id) ? placeOf(reader, conflict.table, conflict.id) : null
  return (
    <p className="conflict__head">
      <span className="conflict__title">{name}</span>
      <span className="second">{conflict.field === null ? 'deleted by one, changed by the other' : fieldWords(conflict.field)}</span>
      {place && <button type="button" className="cite" onClick={() => go(place)}>Open</button>}
    </p>
  )
}

/** A settled one: what stands, by whom, and what was written beside it. */
export function SettledCard({ settled }: { settled: Settled }) {
  const { reader } = useSession()
  const words = (value: unknown) => valueWords(settled.field, value, (id) => nameOfId(reader, id))
  return (
    <li className="conflict conflict--settled">
      <Head conflict={settled} />
      <p className="conflict__who"><Said version={settled.by} /> <span className="second">settled it: </span><b>{words(settled.by.value)}</b></p>
      <ul className="conflict__past">
        {settled.versions.map((version) => <li key={version.entry}><Said version={version} /> <span className="second">wrote:</span> <span className="serif selectable">{words(version.value)}</span></li>)}
      </ul>
    </li>
  )
}

function Said({ version }: { version: Version }) {
  return <><AuthorMark device={version.device} name={version.author} /> <span className="third small tabular">{instantHere(version.at)}</span></>
}
