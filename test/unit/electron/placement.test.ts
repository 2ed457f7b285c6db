import { expect, test } from 'vitest'
import { placeOn, readPlacement } from '../../../electron/placement.ts'

const LAPTOP = { x: 0, y: 0, width: 1440, height: 870 }
const RIGHT = { x: 1440, y: 0, width: 1920, height: 1050 }

test.each([
  ['on its screen it stays', { x: 100, y: 50, width: 1200, height: 700 }, [LAPTOP, RIGHT], { x: 100, y: 50, width: 1200, height: 700 }],
  ['on the other screen it stays', { x: 1600, y: 50, width: 1200, height: 700 }, [LAPTOP, RIGHT], { x: 1600, y: 50, width: 1200, height: 700 }],
  ['the other screen is gone', { x: 1600, y: 50, width: 1200, height: 700 }, [LAPTOP], { x: 120, y: 85, width: 1200, height: 700 }],
  ['gone, and it was larger than this one', { x: 1500, y: 0, width: 1900, height: 1000 }, [LAPTOP], { x: 0, y: 0, width: 1440, height: 870 }],
  ['half over the edge can be taken hold of', { x: -600, y: 50, width: 1200, height: 700 }, [LAPTOP], { x: -600, y: 50, width: 1200, height: 700 }],
  ['its upper edge above the screen cannot', { x: 100, y: -300, width: 1200, height: 700 }, [LAPTOP], { x: 120, y: 85, width: 1200, height: 700 }],
  ['a screen with a smaller size', { x: 0, y: 0, width: 1440, height: 870 }, [{ x: 0, y: 0, width: 1024, height: 768 }], { x: 0, y: 0, width: 1024, height: 768 }],
  ['no screen at all', { x: 1, y: 2, width: 3, height: 4 }, [], { x: 1, y: 2, width: 3, height: 4 }],
])('%s', (_, bounds, areas, to) => expect(placeOn(bounds, areas)).toEqual(to))

test.each([
  ['what was kept', { bounds: { x: 1, y: 2.4, width: 900, height: 600 }, maximized: true }, { bounds: { x: 1, y: 2, width: 900, height: 600 }, maximized: true, fullScreen: false }],
  ['nothing', null, null],
  ['words for numbers', { bounds: { x: '1', y: 2, width: 3, height: 4 } }, null],
  ['numbers beyond all', { bounds: { x: 1e12, y: 2, width: 3, height: 4 } }, null],
  ['no size', { bounds: { x: 1, y: 2, width: 0, height: 4 } }, null],
])('%s', (_, value, read) => expect(readPlacement(value)).toEqual(read))
