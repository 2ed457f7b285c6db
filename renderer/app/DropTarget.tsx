import { type ReactNode, useRef, useState } from 'react'
import { useAnswerImport } from '../features/answers'
import { isCaseName } from '../../shared/casefile/changes'
import { bytesOfBlob } from '../casefile/bytes'
import { matterOf } from '../casefile/matterOf'
import { useBriefCheck } from '../features/brief'
import { isCaseFile, useCaseFiles } from '../features/casefile'
import { useBringIn } from '../features/colleagues'
import { useImportDocuments } from '../features/documents'
import { filesFromDrop, type ImportFile } from '../import'
import { useNavigation } from '../navigation'
import { useProof } from '../proof'
import { useSession } from '../store'
import { useComplaintImport } from './ComplaintImport'

/** Files dropped anywhere: a brief or an answer in its room, the first complaint of a young matter, else documents. */
export function DropTarget({ children }: { children: ReactNode }) {
  const depth = useRef(0)
  const [over, setOver] = useState(false)
  const documents = useImportDocuments()
  const complaint = useComplaintImport()
  const answer = useAnswerImport()
  const brief = useBriefCheck()
  const session = useSession()
  const cases = useCaseFiles()
  const bringIn = useBringIn()
  const { pleading } = useProof()
  const { place, go } = useNavigation()
  const asComplaint = place.room === 'complaint' || (pleading === null && place.room === 'overview')
  const asAnswer = place.room === 'answers' && pleading !== null
  const asBrief = place.room === 'brief'
  const asTranscript = place.room === 'transcripts'
  /** A copy of the open matter, or changes of one, is brought into it; any other case file becomes a matter of its own. */
  const takeCase = async ({ file, name }: ImportFile) => {
    const here = !isCaseFile(name) || (await matterOf(file, name).catch(() => null)) === session.matterId
    if (here) bringIn.start(file, name)
    else cases.open({ bytes: bytesOfBlob(file), name })
  }
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the import commands as its keyboard way
    <div className="drop"
      onDragEnter={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        depth.current++
        setOver(true)
      }}
      onDragLeave={() => {
        depth.current--
        if (depth.current <= 0) leave()
      }}
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        leave()
        void filesFromDrop(event.dataTransfer).then((files) => {
          const [first] = files
          if (files.length === 1 && first && isCaseName(first.name)) void takeCase(first)
          else if (files.length > 1 && files.every((one) => isCaseFile(one.name))) for (const one of files) cases.open({ bytes: bytesOfBlob(one.file), name: one.name })
          else if (asBrief && files.length === 1 && first) brief.start(first)
          else if (asAnswer && files.length === 1 && first) answer.start(first)
          else if (asComplaint && files.length === 1 && first) complaint.start(first)
          else if (files.length > 0) {
            // In the room of transcripts what is recognised as one is read there.
            if (!asTranscript) go({ room: 'documents' })
            documents.start(files)
          }
        })
      }}>
      {children}
      {over && (
        <div className="drop__veil" aria-hidden>
          <p className="drop__title">{asBrief ? 'Drop the brief' : asAnswer ? 'Drop the answer' : asComplaint ? 'Drop the complaint' : asTranscript ? 'Drop the transcript' : 'Drop to add documents'}</p>
          <p className="second">{asBrief ? 'Its cites are checked. It does not become a part of the matter.' : asAnswer || asComplaint ? 'PDF, Word or plain text. A scan is recognised first.' : asTranscript ? 'ASCII, PDF, Word or captions: known by their content.' : 'Files and folders. Bytes are stored once and never changed.'}</p>
        </div>
      )}
    </div>
  )
}
