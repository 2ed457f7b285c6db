/** Electron's fuses, every one decided. A runtime older than a fuse is told of, not failed. */
const { join } = require('node:path')
const { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } = require('@electron/fuses')

const DECIDED = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
}

/** @param {import('electron-builder').AfterPackContext} context */
async function setFuses(context) {
  const { appOutDir, packager, electronPlatformName } = context
  const name = packager.executableName ?? packager.appInfo.productFilename
  const file = electronPlatformName === 'darwin' || electronPlatformName === 'mas' ? join(appOutDir, `${packager.appInfo.productFilename}.app`) : join(appOutDir, electronPlatformName === 'win32' ? `${packager.appInfo.productFilename}.exe` : name)
  const there = await getCurrentFuseWire(file)
  const known = Object.fromEntries(Object.entries(DECIDED).filter(([fuse]) => there[fuse] !== undefined))
  const missing = Object.keys(DECIDED).filter((fuse) => there[fuse] === undefined).map((fuse) => FuseV1Options[Number(fuse)])
  if (missing.length > 0) process.stderr.write(`This runtime does not have the fuses ${missing.join(', ')} yet.\n`)
  // Embedded integrity needs a header that only macOS and Windows builds carry.
  if (electronPlatformName === 'linux') delete known[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]
  await flipFuses(file, { version: FuseVersion.V1, ...known })
}

module.exports = { setFuses, DECIDED }
