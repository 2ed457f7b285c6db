/** The main process: thin. Window, menu, protocol, dialogs; never any network. */
import { resolve } from 'node:path'
import { app, session } from 'electron'
import { cliJob, listenForCli, refuseCli } from './cli'
import { stopCutting } from './cutter'
import { followCrashes, followErrors } from './crash'
import { refuseToStart, whyNotWritable } from './dataFolder'
import { handedFiles, mintToken } from './files'
import { answerCalls } from './ipc'
import { lockWithTheMachine } from './lock'
import { installMenu } from './menu'
import { APP_URL, registerScheme, serveApp } from './protocol'
import { dropSavesAtEnd } from './saves'
import { guardContents, guardSession, stayOffline } from './security'
import { createWindow, mainWindow } from './window'
import { dropWholesAtEnd } from './wholeFolders'
import { closeWitness, followScreens } from './witness'

/** Page and worker scripts, beside this bundle. */
const pages = resolve(__dirname, '..', 'renderer')

/** What a second instance tells the first: whole paths, and whether it is a command line, which opens nothing. */
type Handed = { files: string[]; quietly: boolean }

const data = wordAfter('--data')
if (data) app.setPath('userData', resolve(data))
app.setName('Probata')
// Every page runs in Chromium's sandbox, without Node. As root that sandbox cannot start: the launcher
// says so and passes --no-sandbox, and asking for it here all the same would end every child process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
stayOffline(app)
registerScheme()
guardContents(app)

const job = cliJob()
// Two processes on one data folder would write into the same files. A second window hands its files to the first.
const handed: Handed = { files: job ? [] : filesNamed(process.argv), quietly: job !== null }
const unwritable = whyNotWritable(app.getPath('userData'))
if (unwritable) refuseToStart(unwritable, job !== null)
else if (!app.requestSingleInstanceLock(handed)) {
  if (job) refuseCli()
  else app.quit()
} else {
  followErrors(job !== null)
  void app.whenReady().then(begin)
}

async function begin(): Promise<void> {
  guardSession(session.defaultSession)
  serveApp(session.defaultSession, pages)
  answerCalls()
  dropSavesAtEnd()
  dropWholesAtEnd()
  if (job) {
    listenForCli(job)
    const hidden = createWindow({ show: false })
    await hidden.loadURL(`${APP_URL}index.html?cli`)
    return
  }
  const measured = process.env.PROBATA_MEASURE_START
  if (measured) return measureStart(measured === 'empty')
  installMenu()
  for (const file of handed.files) handedFiles.push(await mintToken(file))
  const window = createWindow({ show: true })
  followCrashes(app, window)
  window.on('closed', closeWitness)
  window.on('closed', stopCutting)
  followScreens()
  lockWithTheMachine()
  await window.loadURL(`${APP_URL}index.html`)
}

/** For `npm run bench`: says when the desk (or an empty page) can be used, and ends. */
async function measureStart(empty: boolean): Promise<void> {
  const window = createWindow({ show: true })
  await window.loadURL(empty ? 'data:text/html,<title>empty</title>' : `${APP_URL}index.html`)
  if (!empty) await window.webContents.executeJavaScript("new Promise((done) => { const look = () => document.querySelector('.desk button') ? done() : requestAnimationFrame(look); look() })")
  process.stdout.write('usable\n', () => app.exit(0))
}

app.on('second-instance', (_event, _words, _folder, given) => {
  const { files, quietly } = given as Handed
  if (quietly) return
  const window = mainWindow()
  if (window?.isMinimized()) window.restore()
  window?.focus()
  void hand(files)
})
app.on('open-file', (event, path) => {
  event.preventDefault()
  void hand([path])
})
app.on('window-all-closed', () => app.quit())

/** Lets the page have files that came while it runs; before it runs they only wait. */
async function hand(files: readonly string[]): Promise<void> {
  for (const file of files) handedFiles.push(await mintToken(file))
  if (files.length > 0) mainWindow()?.webContents.send('handed')
}

function wordAfter(name: string): string | null {
  const index = process.argv.indexOf(name)
  return index > 0 ? (process.argv[index + 1] ?? null) : null
}

/** Files named on the command line: words that are no options and no option's value. */
function filesNamed(words: string[]): string[] {
  return words.slice(1).filter((word, index) => !word.startsWith('-') && words[index] !== '--data' && /\.(pdf|docx|txt|probata)$/i.test(word)).map((word) => resolve(word))
}

