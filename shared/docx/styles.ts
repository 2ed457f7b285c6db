import { child, descendants, type Node, parseXml, value } from './xml'

export type Style = {
  basedOn: string | null
  num: { num: string; level: number } | null
  heading: number | null
  centred: boolean | null
  /** its characters are not printed (`w:vanish`) */
  hidden: boolean | null
}

export function stylesOf(source: string | undefined): Map<string, Style> {
  if (source === undefined) return new Map()
  return new Map(descendants(parseXml(source), 'w:style').map((node) => {
    const properties = child(node, 'w:pPr')
    const numPr = child(properties, 'w:numPr')
    const outline = value(child(properties, 'w:outlineLvl'))
    const name = value(child(node, 'w:name')) ?? ''
    const heading = /^heading (\d)$/i.exec(name)?.[1]
    const align = value(child(properties, 'w:jc'))
    return [value(node, 'w:styleId') ?? '', {
      basedOn: value(child(node, 'w:basedOn')) ?? null,
      num: numPr ? { num: value(child(numPr, 'w:numId')) ?? '', level: Number(value(child(numPr, 'w:ilvl')) ?? 0) } : null,
      heading: heading ? Number(heading) : outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : null,
      centred: align === undefined ? null : align === 'center',
      hidden: isOn(child(child(node, 'w:rPr'), 'w:vanish')),
    }]
  }))
}

/** A switch of WordprocessingML (ECMA-376 17.17.4): there and not "0", "false" or "off"; null where it is not there. */
export function isOn(node: Node | undefined): boolean | null {
  return node ? !['0', 'false', 'off'].includes(value(node) ?? '1') : null
}

/** A property of a style or of those it is based on. */
export function inherited<K extends keyof Style>(styles: Map<string, Style>, id: string | undefined, key: K): Style[K] | null {
  let at = id
  for (let depth = 0; at !== undefined && depth < 20; depth++) {
    const style = styles.get(at)
    if (!style) return null
    if (style[key] !== null) return style[key]
    at = style.basedOn ?? undefined
  }
  return null
}
