/** All that the witness's page can do: hear of pictures. It can ask for nothing and send nothing. */
import { contextBridge, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('witness', {
  onPicture: (listener: (picture: Uint8Array) => void) => {
    ipcRenderer.on('picture', (_event: unknown, picture: Uint8Array) => listener(picture))
  },
})
