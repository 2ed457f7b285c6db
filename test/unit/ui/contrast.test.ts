import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Tokens of one theme, by name, as sRGB. */
function tokens(theme: 'light' | 'dark'): Map<string, [number, number, number]> {
  const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8')
  const block = theme === 'light' ? /:root[^{]*\{([^}]*)\}/.exec(css) : /\[data-theme="dark"\] \{([^}]*)\}/.exec(css)
  return new Map([...(block?.[1] ?? '').matchAll(/--([\w-]+): #([0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]]))
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: [number, number, number], b: [number, number, number]): number {
  const light = (colour: [number, number, number]) => {
    const [r = 0, g = 0, b2 = 0] = colour.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b2
  }
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const STATUSES = ['admitted', 'supported', 'partial', 'contested', 'undermined', 'missing', 'unexamined']

describe.each(['light', 'dark'] as const)('In the %s theme', (theme) => {
  const colours = tokens(theme)
  const of = (name: string) => colours.get(name) as [number, number, number]
  test.each(['text', 'second', 'third', 'accent'].flatMap((text) => ['surface', 'sunk', 'ground', 'rail', 'accent-ground'].map((ground) => [text, ground] as const)))('%s on %s can be read', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(text === 'third' && ground === 'rail' ? 4 : 4.5)
  })
  test.each(STATUSES)('the word %s can be read on its ground', (status) => expect(contrast(of(status), of(`${status}-ground`))).toBeGreaterThanOrEqual(4.5))
  test.each(STATUSES)('the shape of %s stands out', (status) => expect(contrast(of(status), of('surface'))).toBeGreaterThanOrEqual(3))
  test('the primary button can be read', () => expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5))
})
