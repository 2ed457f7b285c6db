/**
 * The room on paper: what its list, table or reader shows, filtered and ordered as it is on the screen, and
 * nothing of the window around it. Long lists hold only the rows in sight; here they are unrolled first.
 */
import { bridge } from '../bridge'

/** Height up to which a list is unrolled; what lies beyond is said. Pixels. */
const TALLEST = 250_000
/** Rounds in which rows are measured and the list grows. */
const ROUNDS = 4
/** What has no meaning on paper. */
const OFF_PAPER = '.icon-button, .kbd, .segmented, .menu, .popover, .toast-region, .room__head .button, .room__head input, .input[type="search"], input[type="file"], [aria-hidden="true"].lucide, nav, [data-off-paper], .visually-hidden'

/** Nothing scrolls, moves or is cut off on paper. */
const AT_REST = { overflow: 'visible', maxHeight: 'none', height: '', boxShadow: 'none', animation: 'none', transition: 'none' }
const IN_THE_FLOW = { position: 'static', transform: 'none', top: '' }

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))

type Heading = { matter: string; about: string; demonstration: boolean; day: string }

/** Prints the room that is shown. @returns false where there is nothing to print */
export async function printRoom(heading: Heading): Promise<boolean> {
  const room = document.querySelector<HTMLElement>('.shell__work .room')
  const title = room?.querySelector('.room__title')?.textContent?.trim() ?? ''
  if (!room) return false
  const { sheet, cut } = await sheetOf(room)
  sheet.prepend(headOf(title, heading, cut))
  document.body.append(sheet)
  try {
    await frame()
    await bridge()?.call('window.print', { header: [heading.matter, title].filter(Boolean).join(' · ').slice(0, 300), footer: `${heading.demonstration ? 'DEMONSTRATION – NOT A COURT FILING · ' : ''}Printed ${heading.day}` })
  } finally {
    sheet.remove()
  }
  return true
}

function headOf(title: string, heading: Heading, cut: boolean): HTMLElement {
  const head = document.createElement('header')
  const put = (tag: string, text: string) => {
    const element = document.createElement(tag)
    element.dir = 'auto'
    element.textContent = text
    if (text !== '') head.append(element)
  }
  put('p', heading.demonstration ? 'DEMONSTRATION – NOT A COURT FILING' : '')
  put('h1', title)
  put('p', [heading.matter, heading.about, heading.day].filter(Boolean).join(' · '))
  put('p', cut ? 'The list is longer than what is printed here. Filter it, or export it as a report.' : '')
  head.className = 'room-sheet__head'
  return head
}

/** A copy of the room at rest: every row in the flow of the page, fields as their words. */
async function sheetOf(room: HTMLElement): Promise<{ sheet: HTMLElement; cut: boolean }> {
  const sheet = document.createElement('div')
  sheet.className = 'print-sheet room-sheet'
  sheet.dataset.theme = 'light'
  const { restore, cut } = await unroll(room)
  try {
    const copy = room.cloneNode(true) as HTMLElement
    const pairs = [...room.querySelectorAll<HTMLElement>('*')].map((element, at) => [element, at] as const)
    const copies = copy.querySelectorAll<HTMLElement>('*')
    for (const [element, at] of pairs) {
      const own = copies[at]
      if (!own) continue
      Object.assign(own.style, AT_REST)
      if (element instanceof HTMLInputElement && /^(?:text|date|number|)$/.test(element.getAttribute('type') ?? '') || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
        const words = document.createElement('span')
        words.textContent = element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.text ?? '') : element.value
        own.replaceWith(words)
      } else if (element.parentElement?.style.height && getComputedStyle(element).position === 'absolute') {
        own.classList.add('room-sheet__row')
        Object.assign(own.style, IN_THE_FLOW)
      }
    }
    for (const one of copy.querySelectorAll(OFF_PAPER)) one.remove()
    for (const one of copy.querySelectorAll('[id]')) one.removeAttribute('id')
    copy.querySelector('.room__head')?.remove()
    sheet.append(copy)
  } finally {
    restore()
  }
  return { sheet, cut }
}

/** Makes whatever scrolls as tall as what is in it, so that its list draws every row. */
async function unroll(room: HTMLElement): Promise<{ restore: () => void; cut: boolean }> {
  const before = new Map<HTMLElement, { height: string; maxHeight: string; flex: string; top: number }>()
  let cut = false
  for (let round = 0; round < ROUNDS; round++) {
    let grew = false
    for (const element of [...room.querySelectorAll<HTMLElement>('*'), room]) {
      if (element.scrollHeight <= element.clientHeight + 1 || !/auto|scroll/.test(getComputedStyle(element).overflowY)) continue
      if (!before.has(element)) before.set(element, { height: element.style.height, maxHeight: element.style.maxHeight, flex: element.style.flex, top: element.scrollTop })
      if (element.scrollHeight > TALLEST) cut = true
      element.style.height = `${Math.min(TALLEST, element.scrollHeight)}px`
      element.style.maxHeight = 'none'
      element.style.flex = 'none'
      grew = true
    }
    // One for the observers of size, one for what they draw.
    await frame()
    await frame()
    if (!grew) break
  }
  return {
    cut,
    restore: () => {
      for (const [element, { top, ...style }] of before) {
        Object.assign(element.style, style)
        element.scrollTop = top
      }
    },
  }
}
