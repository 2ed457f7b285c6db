/** Packaging. Everything is bundled into dist/, so no node_modules go along. */
const { existsSync, rmSync } = require('node:fs')
const { join } = require('node:path')
const { setFuses } = require('./fuses.cjs')

const { env } = process

/** How a program for Windows is signed, by what the environment has: by Azure, by a key on a token or in the system's store, or by WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD. */
function windowsSigning() {
  if (env.AZURE_SIGN_ENDPOINT && env.AZURE_SIGN_ACCOUNT && env.AZURE_SIGN_PROFILE && env.AZURE_SIGN_PUBLISHER) {
    return { azureSignOptions: { endpoint: env.AZURE_SIGN_ENDPOINT, codeSigningAccountName: env.AZURE_SIGN_ACCOUNT, certificateProfileName: env.AZURE_SIGN_PROFILE, publisherName: env.AZURE_SIGN_PUBLISHER } }
  }
  return env.WIN_CSC_SUBJECT ? { signtoolOptions: { certificateSubjectName: env.WIN_CSC_SUBJECT } } : {}
}

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
  // A deb is not made without an address. Whoever gives Probata out has one; the name otherwise is one that can never lead anywhere.
  extraMetadata: { homepage: env.PROBATA_HOMEPAGE || 'https://probata.invalid' },
  fileAssociations: [{ ext: 'probata', name: 'Probata case file', description: 'Probata case file', mimeType: 'application/x-probata', role: 'Editor' }],
  linux: { target: ['AppImage', 'deb'], category: 'Office', icon: '.cache/icons/512x512.png', maintainer: 'Probata contributors', synopsis: 'Ties every allegation to what proves it' },
  win: { target: ['nsis'], icon: '.cache/icons/icon.ico', ...windowsSigning() },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false },
  mac: { target: [{ target: 'dmg', arch: ['universal'] }], icon: '.cache/icons/icon.icns', category: 'public.app-category.business', hardenedRuntime: true, gatekeeperAssess: false,
    // Signed by CSC_LINK and CSC_KEY_PASSWORD, or CSC_NAME; notarised where the three names of APPLE_* are set.
    notarize: Boolean(env.APPLE_ID && env.APPLE_APP_SPECIFIC_PASSWORD && env.APPLE_TEAM_ID) },
  afterPack: async (context) => {
    const resources = context.packager.getResourcesDir(context.appOutDir)
    // The substitute runtime brings a loader for development; it would come before the packed app.
    if (existsSync(join(resources, 'app.asar'))) rmSync(join(resources, 'app'), { recursive: true, force: true })
    await setFuses(context)
  },
}
