/** Layers by folder; see README, "Architecture". */
module.exports = {
  forbidden: [
    { name: 'shared-is-pure', severity: 'error', comment: 'Rules, records and formats know no screen, no database, no Electron.',
      from: { path: '^shared' }, to: { path: '^(renderer|electron|build|test)|node_modules/(react|react-dom|dexie|electron|pdfjs-dist)/' } },
    { name: 'shared-without-node', severity: 'error', from: { path: '^shared' }, to: { dependencyTypes: ['core'] } },
    { name: 'electron-without-renderer', severity: 'error', from: { path: '^electron' }, to: { path: '^(renderer|build|test)' } },
    { name: 'renderer-without-electron', severity: 'error', from: { path: '^renderer' }, to: { path: '^(electron|build|test)|node_modules/electron/' } },
    { name: 'dexie-in-the-store-only', severity: 'error', from: { path: '^renderer', pathNot: '^renderer/store' }, to: { path: 'node_modules/dexie' } },
    { name: 'pdfjs-in-viewer-and-workers-only', severity: 'error', from: { path: '^renderer', pathNot: '^renderer/(viewer|workers)' }, to: { path: 'node_modules/pdfjs-dist' } },
    { name: 'features-by-their-door', severity: 'error', comment: 'A feature is entered by its index.ts only.',
      from: { path: '^renderer/features/([^/]+)/' }, to: { path: '^renderer/features/([^/]+)/', pathNot: ['^renderer/features/$1/', '/index\\.ts$'] } },
    { name: 'features-without-app', severity: 'error', from: { path: '^renderer/', pathNot: '^renderer/app' }, to: { path: '^renderer/app' } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'renderer/tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
}
