import { createRequire } from 'node:module'
import { expect, test, vi } from 'vitest'

type Configuration = { publish: unknown; fileAssociations: { ext: string; mimeType: string }[]; linux: { target: string[] }; win: Record<string, unknown>; mac: { target: { target: string; arch: string[] }[]; hardenedRuntime: boolean; notarize: boolean } }

const require = createRequire(import.meta.url)
// What electron-builder itself checks it with.
const { validateConfiguration } = createRequire(require.resolve('electron-builder'))('app-builder-lib/out/util/config/config') as { validateConfiguration: (configuration: object, log: object) => Promise<void> }

/** Read anew: it looks at the environment when it is loaded. */
function configured(environment: Record<string, string> = {}): Configuration {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const path = require.resolve('../../../build/electron-builder.cjs')
  delete require.cache[path]
  try {
    return require(path) as Configuration
  } finally {
    vi.unstubAllEnvs()
  }
}

const azure = { AZURE_SIGN_ENDPOINT: 'https://sign.example', AZURE_SIGN_ACCOUNT: 'a', AZURE_SIGN_PROFILE: 'p', AZURE_SIGN_PUBLISHER: 'CN=x' }

test.each([['nothing', {}], ['a name in the store', { WIN_CSC_SUBJECT: 'x' }], ['Azure', azure]])('the packages are configured as electron-builder wants it: signed by %s', async (_, environment) => {
  await validateConfiguration(configured(environment), { isEnabled: false, add: () => {} })
})

test('a wrong word in it would be told', async () => {
  await expect(validateConfiguration({ ...configured(), nsiss: {} }, { isEnabled: false, add: () => {} })).rejects.toThrow('nsiss')
})

test('there is a package for each system, case files open with it, and nothing asks for updates', () => {
  const { linux, win, mac, fileAssociations, publish } = configured()
  expect([linux.target, win.target, mac.target]).toEqual([['AppImage', 'deb'], ['nsis'], [{ target: 'dmg', arch: ['universal'] }]])
  expect(fileAssociations).toMatchObject([{ ext: 'probata', mimeType: 'application/x-probata' }])
  expect(publish).toBeNull()
})

test('keys come from the environment alone', () => {
  expect(configured().win).not.toHaveProperty('signtoolOptions')
  expect(configured({ WIN_CSC_SUBJECT: 'x' }).win).toMatchObject({ signtoolOptions: { certificateSubjectName: 'x' } })
  expect(configured(azure).win).toMatchObject({ azureSignOptions: { codeSigningAccountName: 'a', publisherName: 'CN=x' } })
  // Some of the names are not enough.
  expect(configured({ AZURE_SIGN_ENDPOINT: 'https://sign.example' }).win).not.toHaveProperty('azureSignOptions')
  expect(configured().mac).toMatchObject({ hardenedRuntime: true, notarize: false })
  expect(configured({ APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' }).mac.notarize).toBe(true)
})
