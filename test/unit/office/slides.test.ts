import { describe, expect, test } from 'vitest'
import { readSlides } from '../../../shared/office/slides'
import { body, CORE, pptx, rels, shape, slidePart, tree, zipOf } from './make'

const TITLE = '<p:ph type="title"/>'
const slide = (...shapes: string[]) => slidePart('sld', tree(...shapes))
const texts = (bytes: Uint8Array) => readSlides(bytes).pages.map((page) => page.text)
const frame = (inside: string) => `<p:graphicFrame><p:xfrm><a:off x="0" y="9000000"/></p:xfrm><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></p:graphicFrame>`

describe('Slides', () => {
  test('are pages in the order of the presentation', () => expect(texts(pptx([slide(shape(['one'])), slide(shape(['two'])), slide(shape(['three']))], {}, [3, 1, 2]))).toEqual(['three', 'one', 'two']))
  test('read title first, then from top to bottom and left to right', () => {
    expect(texts(pptx([slide(shape(['right'], [5_000_000, 2_000_000]), shape(['below', 'more'], [0, 4_000_000]), shape(['left'], [0, 2_010_000]), shape(['Title'], [0, 0], TITLE))]))).toEqual(['Title\nleft\nright\nbelow\nmore'])
  })
  test('take the place of a placeholder from the layout', () => {
    const layout = slidePart('sldLayout', tree(shape([], [0, 500_000], '<p:ph idx="7"/>')))
    expect(texts(pptx([slide(shape(['low'], [0, 3_000_000]), shape(['high'], null, '<p:ph idx="7"/>'))], { 'ppt/slides/_rels/slide1.xml.rels': rels(['r1', 'slideLayout', '../slideLayouts/l.xml']), 'ppt/slideLayouts/l.xml': layout }))).toEqual(['high\nlow'])
  })
  test('keep the order of the file where a place is not known', () => expect(texts(pptx([slide(shape(['b']), shape(['a'], [0, 0]))]))).toEqual(['b\na']))
  test('leave out their number, and read groups together', () => {
    const group = `<p:grpSp><p:grpSpPr><a:xfrm><a:off x="0" y="0"/></a:xfrm></p:grpSpPr>${shape(['g2'], [0, 900_000_000])}${shape(['g1'], [0, 1])}</p:grpSp>`
    expect(texts(pptx([slide(shape(['after'], [0, 5_000_000]), group, shape(['4'], null, '<p:ph type="sldNum"/>'))]))).toEqual(['g1\ng2\nafter'])
  })
  test('have tables by tabs, charts by their values, diagrams by their words', () => {
    const cell = (text: string) => `<a:tc>${body(text).replaceAll('p:txBody', 'a:txBody')}</a:tc>`
    const c = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    const points = (...values: string[]) => values.map((one, at) => `<c:pt idx="${at}"><c:v>${one}</c:v></c:pt>`).join('')
    const chart = `<c:chartSpace ${c} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><a:p><a:r><a:t>Sales</a:t></a:r></a:p></c:title><c:ser><c:tx>${points('East')}</c:tx><c:cat>${points('2023', '2024')}</c:cat><c:val>${points('1', '2')}</c:val></c:ser></c:chart></c:chartSpace>`
    const diagram = '<dgm:dataModel xmlns:dgm="d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Step</a:t></a:r></a:p></dgm:dataModel>'
    const relations = rels(['r8', 'chart', '../charts/c.xml'], ['r9', 'diagramData', '../diagrams/d.xml'])
    expect(texts(pptx([slide(frame(`<a:tbl><a:tr>${cell('a')}${cell('b')}</a:tr><a:tr>${cell('c')}${cell('d')}</a:tr></a:tbl>`), frame(`<c:chart ${c} r:id="r8"/>`), frame('<dgm:relIds xmlns:dgm="d" r:dm="r9"/>'))], {
      'ppt/slides/_rels/slide1.xml.rels': relations, 'ppt/charts/c.xml': chart, 'ppt/diagrams/d.xml': diagram,
    }))).toEqual(['a\tb\nc\td\n[Chart] Sales\n\t2023\t2024\nEast\t1\t2\n[Diagram] Step'])
  })
  test('have notes and both kinds of comments below, and say when they are hidden', () => {
    const read = readSlides(pptx([slidePart('sld', tree(shape(['Costs'], null, TITLE), shape(['x'])), 'show="0"'), slide(shape(['y']))], {
      'ppt/slides/_rels/slide1.xml.rels': rels(['r1', 'notesSlide', '../notesSlides/n.xml'], ['r2', 'comments', '../comments/c.xml']), 'ppt/slides/_rels/slide2.xml.rels': rels(['r1', 'comments', '/ppt/comments/m.xml']),
      'ppt/notesSlides/n.xml': slidePart('notes', tree(shape(['Do not say this.', 'Nor this.'], null, '<p:ph type="body" idx="1"/>'), shape(['1'], null, '<p:ph type="sldNum"/>'))),
      'ppt/commentAuthors.xml': slidePart('cmAuthorLst', '<p:cmAuthor id="0" name="A. Roe"/>'), 'ppt/comments/c.xml': slidePart('cmLst', '<p:cm authorId="0" dt="2024-05-01T10:00:00"><p:text>Too high</p:text></p:cm>'),
      'ppt/authors.xml': '<p188:authorLst xmlns:p188="x"><p188:author id="{B}" name="B. Poe"/></p188:authorLst>',
      'ppt/comments/m.xml': `<p188:cmLst xmlns:p188="x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p188:cm authorId="{B}" created="2024-05-02T10:00:00"><p188:replyLst><p188:reply authorId="{B}" created="2024-05-03"><p188:txBody><a:p><a:r><a:t>Done</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:p><a:r><a:t>Check</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>`,
      'docProps/core.xml': CORE,
    }))
    expect(read.pages.map((page) => page.text)).toEqual([
      '[Hidden slide] Costs\nx\n[Notes] Do not say this.\nNor this.\n[Comment by A. Roe, 2024-05-01] Too high', 'y\n[Comment by B. Poe, 2024-05-02] Check\n[Reply by B. Poe, 2024-05-03] Done',
    ])
    expect(read.remarks).toEqual(['1 slide is hidden: 1.', '1 slide has speaker’s notes; they stand below the slide.', 'It holds 3 comments by A. Roe, B. Poe; they stand below the slide.'])
    expect(read).toMatchObject({ title: 'Draft agreement', date: '2024-05-01' })
  })
  test('of which one is damaged keep the others', () => {
    const read = readSlides(pptx([slide(shape(['one'])), '<p:sld']))
    expect(read.pages.map((page) => page.text)).toEqual(['one', ''])
    expect(read.remarks).toEqual(['1 slide could not be read: 2.'])
  })
  test.each([
    ['no archive', new Uint8Array([1, 2]), 'damaged or cut short'], ['another archive', zipOf({ x: 'x' }), 'not a presentation'], ['a broken list', zipOf({ 'ppt/presentation.xml': '<p' }), 'damaged'], ['a zip bomb', zipOf({ 'ppt/presentation.xml': new Uint8Array(60_000_000) }), 'unpacks to far more'],
  ])('%s is refused in a sentence', (_name, bytes, sentence) => expect(() => readSlides(bytes)).toThrow(sentence))
})
