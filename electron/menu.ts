import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** An item that runs a command of the page, by id; keys are shown, the page acts on them. */
function command(id: string, label: string, accelerator?: string): MenuItemConstructorOptions {
  return {
    label, ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => BrowserWindow.getAllWindows()[0]?.webContents.send('command', id),
  }
}

const line: MenuItemConstructorOptions = { type: 'separator' }

export function installMenu(): void {
  const matter: MenuItemConstructorOptions[] = [
    command('complaint.import', 'Import a Complaint…', 'CmdOrCtrl+Shift+I'), command('documents.import', 'Import Documents…', 'CmdOrCtrl+I'), command('productions.import', 'Import a Production…', 'CmdOrCtrl+Shift+P'), line,
    command('app.print', 'Print…', 'CmdOrCtrl+P'), line,
    command('case.open', 'Open Case File…'), command('case.save', 'Save Case File…', 'CmdOrCtrl+Shift+S'), command('case.copy', 'Save a Copy…'), command('case.verify', 'Verify a Case File…'), line,
    command('colleagues.bring-in', 'Bring In a Colleague’s Copy…'), line,
    command('storage.backup', 'Back Up Now'), command('go.storage', 'Storage and Backups'), line,
    command('matter.close', 'Back to the Desk'), command('lock.now', 'Lock Now', 'CmdOrCtrl+Shift+K'), line, { role: 'quit' },
  ]
  const edit: MenuItemConstructorOptions[] = [
    command('edit.undo', 'Undo', 'CmdOrCtrl+Z'), command('edit.redo', 'Redo', 'CmdOrCtrl+Shift+Z'), line, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' },
  ]
  const go: MenuItemConstructorOptions[] = [
    command('app.palette', 'Search, Cites and Commands', 'CmdOrCtrl+K'), line, command('go.back', 'Back', 'Alt+Left'), command('go.forward', 'Forward', 'Alt+Right'), line,
    command('go.overview', 'Overview', 'Alt+1'), command('go.complaint', 'Complaint', 'Alt+2'), command('go.proof', 'Proof', 'Alt+3'), command('go.documents', 'Documents', 'Alt+4'),
    command('go.matter', 'Matter', 'Alt+5'), command('go.activity', 'Activity', 'Alt+6'), command('go.settings', 'Settings', 'Alt+7'), command('go.review', 'Review', 'Alt+8'), command('go.productions', 'Productions', 'Alt+9'),
  ]
  const view: MenuItemConstructorOptions[] = [
    command('view.larger', 'Larger Text', 'CmdOrCtrl+='), command('view.smaller', 'Smaller Text', 'CmdOrCtrl+-'), command('view.normal', 'Normal Text Size', 'CmdOrCtrl+0'), line,
    command('view.theme', 'Light or Dark'), { role: 'togglefullscreen' },
  ]
  const help: MenuItemConstructorOptions[] = [command('app.help', 'Help', 'F1'), command('help.first-steps', 'First Steps'), command('app.shortcuts', 'Keys', '?'), command('app.network', 'What Is Stored, and Where'), command('app.about', 'About Probata')]
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const, label: app.name }] : []),
    { label: 'Matter', submenu: matter }, { label: 'Edit', submenu: edit }, { label: 'Go', submenu: go }, { label: 'View', submenu: view }, { role: 'help', submenu: help },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
