/** How the zip library works here; imported by whatever uses it. */
import { configure } from '@zip.js/zip.js'

configure({
  // Our workers come from our own origin; the library's come out of a blob, which the policy refuses.
  useWebWorkers: false,
  // Each piece is asked of another process: small ones are mostly waiting.
  chunkSize: 1 << 20,
})
