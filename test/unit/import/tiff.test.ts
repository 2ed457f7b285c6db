import UTIF from 'utif2'
import { expect, test } from 'vitest'
import { tiffFrames, tiffPicture } from '../../../renderer/workers/tiff'

const rgba = new Uint8Array(40 * 30 * 4).map((_, at) => (at % 4 === 3 ? 255 : (at * 7) & 255))
const one = new Uint8Array(UTIF.encodeImage(rgba as never, 40, 30))

test('a TIFF of another writer gives its pixels as they are', () => {
  expect(tiffFrames(one, 'a.tif').frames).toHaveLength(1)
  const picture = tiffPicture(one, 1, 'a.tif', 1e6)
  expect([picture.width, picture.height]).toEqual([40, 30])
  expect(Array.from(picture.data)).toEqual(Array.from(rgba))
  expect(() => tiffPicture(one, 2, 'a.tif', 1e6)).toThrow('a.tif has no page 2.')
})
