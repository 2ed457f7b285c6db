/** Answers the calls of the contract: sender checked, input parsed, then the work. */
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { app, dialog, ipcMain, Notification } from 'electron'
import { type Channel, contract } from '../shared/ipc/contract'
import type { z } from '../shared/records/schema'
import { chooseFeed, readFeed } from './feed'
import { backupFolder, chooseBackupFolder, forgetBackupFolder, listBackups, removeBackups } from './backups'
import { diskUse } from './disk'
import { lastCrash } from './crash'
import { cutClip, cutterVersion, stopCutting } from './cutter'
import { handedFiles } from './files'
import { chooseFolder, listFolder, writeInFolder } from './folders'
import { chooseRecording, findRecording } from './recordings'
import { beginInFolder, chooseSave, dropSave, finishSave, writeSave } from './saves'
import { beginAnew, lookFor, numbersOf } from './lock'
import { isOwnFrame } from './security'
import { chooseSharedFolder, forgetSharedFolder, listShared, sharedFolder, watchShared } from './sharedFolders'
import { beginWhole, dropWhole, finishWhole, writeWhole } from './wholeFolders'
import { closeHeld, holdWindow, mainWindow } from './window'
import { closeWitness, openWitness, showWitness } from './witness'

type In<C extends Channel> = z.output<(typeof contract)[C]['in']>
type Out<C extends Channel> = z.input<(typeof contract)[C]['out']>

/** Takes over one channel. A call from elsewhere, or with a wrong input, is refused before any work. */
export function answer<C extends Channel>(channel: C, work: (input: In<C>) => Promise<Out<C>> | Out<C>): void {
  ipcMain.handle(channel, async (event, input: unknown) => {
    if (!isOwnFrame(event.senderFrame)) throw new Error(`${channel}: refused, not our page`)
    const parsed = contract[channel].in.safeParse(input)
    if (!parsed.success) throw new Error(`${channel}: refused, malformed input`)
    return work(parsed.data as In<C>)
  })
}

export function answerCalls(): void {
  answer('app.about', () => ({
    version: app.getVersion(), electron: process.versions.electron ?? '', chromium: process.versions.chrome ?? '', node: process.versions.node,
    platform: process.platform, runtimeSource: process.env.PROBATA_RUNTIME ?? 'Packaged with the app.', dataFolder: app.getPath('userData'),
  }))
  answer('file.save', async ({ name, bytes }) => {
    const window = mainWindow()
    const chosen = window ? await dialog.showSaveDialog(window, { defaultPath: name }) : await dialog.showSaveDialog({ defaultPath: name })
    if (chosen.canceled || !chosen.filePath) return null
    await writeFile(chosen.filePath, bytes)
    return basename(chosen.filePath)
  })
  answer('folder.choose', () => chooseFolder())
  answer('folder.list', ({ token }) => listFolder(token))
  answer('folder.write', ({ token, path, bytes, append }) => writeInFolder(token, path, bytes, append))
  answer('save.choose', ({ name }) => chooseSave(name))
  answer('save.begin', ({ folder, name }) => beginInFolder(folder, name))
  answer('save.write', ({ token, bytes }) => writeSave(token, bytes))
  answer('save.finish', ({ token }) => finishSave(token))
  answer('save.drop', ({ token }) => dropSave(token))
  answer('whole.begin', ({ folder, name }) => beginWhole(folder, name))
  answer('whole.write', ({ token, path, bytes, append }) => writeWhole(token, path, bytes, append))
  answer('whole.finish', ({ token }) => finishWhole(token))
  answer('whole.drop', ({ token }) => dropWhole(token))
  answer('backup.folder', () => backupFolder())
  answer('backup.choose', () => chooseBackupFolder())
  answer('backup.forget', () => forgetBackupFolder())
  answer('backup.list', () => listBackups())
  answer('backup.remove', ({ names }) => removeBackups(names))
  answer('shared.folder', ({ matter }) => sharedFolder(matter))
  answer('shared.choose', ({ matter }) => chooseSharedFolder(matter))
  answer('shared.forget', ({ matter }) => forgetSharedFolder(matter))
  answer('shared.list', ({ matter }) => listShared(matter))
  answer('shared.watch', ({ matter }) => watchShared(matter))
  answer('disk.use', () => diskUse())
  answer('window.hold', ({ hold }) => holdWindow(hold))
  answer('window.close', () => closeHeld())
  answer('file.handed', () => handedFiles.splice(0))
  answer('feed.choose', () => chooseFeed())
  answer('feed.read', ({ token, from }) => readFeed(token, from))
  answer('window.pdf', async ({ width, height }) => {
    const window = mainWindow()
    if (!window) throw new Error('window.pdf: there is no window')
    return new Uint8Array(await window.webContents.printToPDF({ pageSize: { width, height }, margins: { top: 0, bottom: 0, left: 0, right: 0 }, printBackground: true }))
  })
  answer('notice.show', ({ text }) => {
    if (!Notification.isSupported()) return false
    const notice = new Notification({ title: 'Probata', body: text, silent: true })
    notice.on('click', () => mainWindow()?.focus())
    notice.show()
    return true
  })
  answer('recording.choose', () => chooseRecording())
  answer('recording.find', ({ mark }) => findRecording(mark))
  answer('recording.cutter', () => cutterVersion())
  answer('recording.cut', (clip) => cutClip(clip))
  answer('recording.stop', () => stopCutting())
  answer('witness.open', () => openWitness())
  answer('witness.show', ({ picture }) => showWitness(picture))
  answer('witness.close', () => {
    closeWitness()
    return null
  })
  answer('lock.numbers', ({ databases }) => numbersOf(databases))
  answer('lock.look', (asked) => lookFor(asked))
  answer('lock.leave', ({ closing }) => {
    // The page that asked is gone before it could hear of it.
    void beginAnew(closing)
    return null
  })
  answer('crash.last', () => lastCrash())
  answer('window.reload', () => {
    mainWindow()?.webContents.reload()
    return null
  })
  answer('window.zoom', ({ factor }) => {
    mainWindow()?.webContents.setZoomFactor(factor)
    return null
  })
  answer('window.print', ({ header, footer }) => {
    const window = mainWindow()
    const lines = { ...(header === undefined ? {} : { header }), ...(footer === undefined ? {} : { footer }) }
    return new Promise((done) => (window ? window.webContents.print(lines, (printed) => done(printed)) : done(false)))
  })
}
