import { howMany } from '../../shared/proof'
import { useImportDocuments } from '../features/documents'
import type { ImportFile } from '../import'
import { useNavigation } from '../navigation'
import { Button, Dialog } from '../ui'

type Props = {
  files: readonly ImportFile[]
  onTaken: () => void
  /** begins a matter with the first of them */
  onNewMatter: () => void
}

/** Asks what becomes of files that were opened with Probata while a matter is open. */
export function HandedFiles({ files, onTaken, onNewMatter }: Props) {
  const documents = useImportDocuments()
  const { go } = useNavigation()
  const [first] = files
  if (!first) return null
  const add = () => {
    onTaken()
    go({ room: 'documents' })
    documents.start([...files])
  }
  return (
    <Dialog title="Opened with Probata" onClose={onTaken} foot={
      <>
        <Button onClick={onTaken}>Leave {files.length === 1 ? 'it' : 'them'} out</Button>
        <Button onClick={onNewMatter}>Begin a new matter with {files.length === 1 ? 'it' : first.name}</Button>
        <Button look="primary" onClick={add}>Add to this matter’s documents</Button>
      </>
    }>
      <p>{files.length === 1 ? `${first.name} was` : `${howMany(files.length, 'file')}, ${first.name} the first of them, were`} opened with Probata while this matter is open.</p>
    </Dialog>
  )
}
