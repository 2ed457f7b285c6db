/** What pdf.js 6 and our own code need and Chromium 114 lacks; nothing is replaced where it is there. */
import 'core-js/es/promise/with-resolvers'
import 'core-js/es/promise/try'
import 'core-js/es/array/from-async'
import 'core-js/es/map/group-by'
import 'core-js/es/set'
import 'core-js/es/iterator'
import 'core-js/es/typed-array/from-base64'
import 'core-js/es/typed-array/to-hex'
import 'core-js/es/typed-array/to-base64'
import 'core-js/es/math/sum-precise'
import 'core-js/proposals/map-upsert-v4'
import 'core-js/modules/web.url.parse'

/** `bytes()` of answers and blobs; pdf.js takes its character maps, fonts and inflated streams by it. */
for (const prototype of [Response.prototype, Blob.prototype]) {
  if (!('bytes' in prototype)) {
    Object.defineProperty(prototype, 'bytes', {
      configurable: true, writable: true,
      async value(this: Response | Blob) {
        return new Uint8Array(await this.arrayBuffer())
      },
    })
  }
}
