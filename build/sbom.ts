/** The bill of materials of the app: CycloneDX 1.5, as JSON. The same commit gives the same bytes: no time, no random number. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'
import { type Package, shippedPackages } from './shipped.ts'

/** @param electron version of the runtime that is packed along */
export function sbom(electron: string): string {
  const app = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; version: string; license: string; description: string }
  const components = [
    ...shippedPackages().map(component),
    { type: 'framework', 'bom-ref': `electron@${electron}`, name: 'electron', version: electron, purl: `pkg:npm/electron@${electron}`, licenses: [{ license: { id: 'MIT' } }], description: 'The runtime: Chromium and Node, with their own notices in LICENSES.chromium.html.' },
  ]
  const digest = createHash('sha256').update(JSON.stringify(components)).digest('hex')
  const bom = {
    bomFormat: 'CycloneDX', specVersion: '1.5', serialNumber: `urn:uuid:${uuidOf(digest)}`, version: 1,
    metadata: { component: { type: 'application', 'bom-ref': `${app.name}@${app.version}`, name: app.name, version: app.version, description: app.description, licenses: [{ license: { id: app.license } }] } },
    components,
    dependencies: [{ ref: `${app.name}@${app.version}`, dependsOn: components.map((one) => one['bom-ref']) }],
  }
  return `${JSON.stringify(bom, null, 2)}\n`
}

function component({ name, version, license, integrity, resolved }: Package) {
  return {
    type: 'library', 'bom-ref': `${name}@${version}`, ...groupOf(name), version, purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [/[() ]/.test(license) ? { expression: license } : { license: { id: license } }],
    ...(integrity ? { hashes: [hashOf(integrity)] } : {}),
    ...(resolved ? { externalReferences: [{ type: 'distribution', url: resolved }] } : {}),
  }
}

function groupOf(name: string): { group?: string; name: string } {
  const [group, rest] = name.split('/')
  return rest && group ? { group, name: rest } : { name }
}

/** "sha512-…" in base64, as the lock has it, to the name and hex that CycloneDX wants. */
function hashOf(integrity: string): { alg: string; content: string } {
  const [name = '', base64 = ''] = integrity.split(' ')[0]?.split(/-(.*)/s) ?? []
  return { alg: name.replace(/^sha(\d)/i, 'SHA-$1'), content: Buffer.from(base64, 'base64').toString('hex') }
}

/** A version-8 UUID out of a digest (RFC 9562): ours to choose, and the same for the same parts. */
function uuidOf(digest: string): string {
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
