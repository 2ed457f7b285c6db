/** Hands the page one object with the calls of the contract, and nothing of Electron's own. */
import { contextBridge, ipcRenderer } from 'electron'

// Names only: the schemas are checked in the main process, on the other side of the boundary.
const CHANNELS = ['app.about', 'file.save', 'file.handed', 'feed.choose', 'feed.read', 'folder.choose', 'folder.list', 'folder.write', 'save.choose', 'save.begin', 'save.write', 'save.finish', 'save.drop', 'whole.begin', 'whole.write', 'whole.finish', 'whole.drop', 'backup.folder', 'backup.choose', 'backup.forget', 'backup.list', 'backup.remove', 'shared.folder', 'shared.choose', 'shared.forget', 'shared.list', 'shared.watch', 'disk.use', 'window.hold', 'window.close', 'crash.last', 'window.reload', 'window.zoom', 'window.print', 'window.pdf', 'notice.show', 'witness.open', 'witness.show', 'witness.close', 'lock.numbers', 'lock.look', 'lock.leave', 'recording.choose', 'recording.find', 'recording.cutter', 'recording.cut', 'recording.stop', 'cli.job', 'cli.write', 'cli.done']

contextBridge.exposeInMainWorld('probata', {
  call: (channel: string, input: unknown) =>
    CHANNELS.includes(channel) ? ipcRenderer.invoke(channel, input) : Promise.reject(new Error(`${channel}: no such channel`)),
  onHanded: (listener: () => void) => {
    const heard = () => listener()
    ipcRenderer.on('handed', heard)
    return () => {
      ipcRenderer.removeListener('handed', heard)
    }
  },
  onShared: (listener: () => void) => {
    const heard = () => listener()
    ipcRenderer.on('shared', heard)
    return () => {
      ipcRenderer.removeListener('shared', heard)
    }
  },
  onCommand: (listener: (id: string) => void) => {
    const heard = (_event: unknown, id: string) => listener(id)
    ipcRenderer.on('command', heard)
    return () => {
      ipcRenderer.removeListener('command', heard)
    }
  },
})
