/** The whole of the witness's page: the newest picture, as large as the window. */
import './witness.css'

type Preload = { onPicture(listener: (picture: Uint8Array<ArrayBuffer>) => void): void }

const { witness } = window as unknown as { witness: Preload }
const image = document.getElementById('page') as HTMLImageElement

let url = ''
witness.onPicture((picture) => {
  const before = url
  url = URL.createObjectURL(new Blob([picture], { type: 'image/jpeg' }))
  image.src = url
  image.hidden = false
  if (before) URL.revokeObjectURL(before)
})
