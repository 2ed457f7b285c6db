/** Packaging. Everything is bundled into dist/, so no node_modules go along. */
const { existsSync, rmSync } = require('node:fs')
const { join } = require('node:path')
const { setFuses } = require('./fuses.cjs')

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'org.probata.app',
  productName: 'Probata',
  copyright: 'Probata contributors, MIT',
  directories: { output: 'release', buildResources: '.cache/icons' },
  files: ['dist/main/**', 'dist/renderer/**', 'package.json', '!**/node_modules/**', '!dist/renderer/demo/bench-*'],
  asar: true,
  npmRebuild: false,
  // Never: an update is a file that somebody brings (SECURITY.md). Without this a feed's address would be written into the app.
  publish: null,
  fileAssociations: [{ ext: 'probata', name: 'Probata case file', description: 'Probata case file', mimeType: 'application/x-probata', role: 'Editor' }],
  linux: { target: ['AppImage', 'deb'], category: 'Office', icon: '.cache/icons/512x512.png', maintainer: 'Probata contributors', synopsis: 'Ties every allegation to what proves it' },
  // Signed by WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD.
  win: { target: ['nsis'], icon: '.cache/icons/icon.ico' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false },
  mac: { target: [{ target: 'dmg', arch: ['universal'] }], icon: '.cache/icons/icon.icns', category: 'public.app-category.business', hardenedRuntime: true, gatekeeperAssess: false,
    // Signed by CSC_LINK and CSC_KEY_PASSWORD, or CSC_NAME; notarised where the three names of APPLE_* are set.
    notarize: Boolean(process.env.APPLE_ID && process.env.APPLE_APP_SPECIFIC_PASSWORD && process.env.APPLE_TEAM_ID) },
  afterPack: async (context) => {
    const resources = context.packager.getResourcesDir(context.appOutDir)
    // The substitute runtime brings a loader for development; it would come before the packed app.
    if (existsSync(join(resources, 'app.asar'))) rmSync(join(resources, 'app'), { recursive: true, force: true })
    await setFuses(context)
  },
}
