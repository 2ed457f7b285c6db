/** The timeline as SVG, PNG and PDF: a demonstrative on white paper. */
import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import { createElement } from 'react'
import { type Drawing, GUTTER, stack } from '../../../shared/chronology/draw'
import { LanePlan } from '../../../shared/chronology/lanePlan'
import { AID, drawPicture, type Picture, pictureSize } from '../../../shared/chronology/picture'
import { rangeWords, type View } from '../../../shared/chronology/scale'
import { dayStart } from '../../../shared/dates/calendar'
import { formatEdtf } from '../../../shared/dates/format'
import type { Matter } from '../../../shared/records'
import { bridge } from '../../bridge'
import { forFileName, saveFile } from '../../export/save'
import { say } from '../../ui'
import { CanvasPen, measureText } from './canvasPen'
import { widthOfLabel } from './drawings'
import { TimelinePicture } from './TimelinePicture'
import type { Model } from './useModel'

/** Width of the picture, pixels at 96 an inch; a PNG has three times as many each way. */
const WIDTH = 1480
const SHARP = 3
/** A canvas that is larger is refused by the engine. Pixels each way. */
const MOST_PIXELS = 16_000

export type Export = { model: Model; view: View; viewWidth: number; day: string | null; notes: readonly string[]; matter: Matter; aid: boolean }

/** What the window shows, at the paper's own width. */
export function pictureOf({ model, view, viewWidth, day, notes, matter, aid }: Export): Picture {
  const span = view.perPixel * viewWidth
  const perPixel = span / (WIDTH - GUTTER)
  const sized: View = { from: view.from, perPixel }
  const measure = (words: string, type: { size: number; weight: number }) => measureText(words, type)
  const visible = new Set(model.marks.flatMap((mark, at) => (mark.end >= view.from && mark.start <= view.from + span ? [at] : [])))
  // Only what is in sight is laid out: nothing outside takes a row of the paper.
  const lanes = model.lanes.map((lane) => ({ ...lane, events: lane.events.filter((at) => visible.has(at)) })).filter((lane) => lane.events.length > 0)
  const scale = { origin: model.first, perPixel, rows: lanes.length <= 2 ? 10 : 5, first: model.first, last: model.last }
  const drawing: Drawing = stack(lanes.map((lane) => ({ name: lane.name, count: lane.events.length, layout: new LanePlan(model.marks, lane.events, widthOfLabel).layout(scale) })), model.bands, model.marks, model.first)
  return {
    drawing, measure, matter, frame: { view: sized, width: WIDTH, day: day === null ? null : dayStart(day), dayLabel: day === null ? '' : formatEdtf(day) },
    words: { title: 'Chronology', about: `${rangeWords(view.from, view.from + span)} · ${visible.size === 1 ? '1 event' : `${visible.size.toLocaleString()} events`}`, notes, aid: aid ? AID : '' },
  }
}

const nameOf = (matter: Matter, ending: string) => `${forFileName(matter.name) || 'matter'} – timeline.${ending}`

/** With its face inside, so that it looks the same on every machine. */
export async function exportSvg(picture: Picture, matter: Matter): Promise<void> {
  const bytes = new Uint8Array(await (await fetch(interUrl)).arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  const face = `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(binary)}) format('woff2')}`
  const { renderToStaticMarkup } = await import('react-dom/server')
  await saveFile(nameOf(matter, 'svg'), renderToStaticMarkup(createElement(TimelinePicture, { picture, face })))
}

export async function exportPng(picture: Picture, matter: Matter): Promise<void> {
  const { width, height } = pictureSize(picture)
  const scale = Math.min(SHARP, MOST_PIXELS / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  const context = canvas.getContext('2d')
  if (!context) return
  context.scale(scale, scale)
  drawPicture(new CanvasPen(context), picture)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) {
    say('The picture is too large to be made. Show a shorter time, or fewer lanes.')
    return
  }
  await saveFile(nameOf(matter, 'png'), new Uint8Array(await blob.arrayBuffer()))
}

const INCH = 96

/** Letters stay letters and lines stay lines, with the face embedded. The picture has to be on the print sheet. */
export async function exportPdf(picture: Picture, matter: Matter): Promise<void> {
  const { width, height } = pictureSize(picture)
  try {
    const bytes = await bridge()?.call('window.pdf', { width: width / INCH, height: Math.min(200, (height + 2) / INCH) })
    if (bytes) await saveFile(nameOf(matter, 'pdf'), new Uint8Array(bytes))
  } catch {
    say('The PDF could not be made. Export it as SVG or PNG; the matter is untouched.')
  }
}

