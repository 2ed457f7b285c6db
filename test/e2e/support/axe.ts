/** What axe finds on the screen as it is. */
import axe, { type AxeResults, type ImpactValue, type RunOptions } from 'axe-core'
import type { Page } from '@playwright/test'

type Asked = {
  /** said in front of each fault */
  where: string
  /** only inside this */
  scope?: string
  /** "serious": what stands in somebody's way; "any": all of it */
  weight?: 'serious' | 'any'
}

/** Rules whose answer changes with the colours. All others are asked once: a name is no other name in the dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** Faults of what is shown, a line each, in both themes. The page ends in the dark one. */
export async function faults(page: Page, asked: Asked): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => {
      document.documentElement.dataset.theme = value
    }, theme)
    found.push(...(await run(page, { ...asked, where: `${asked.where}, ${theme}` }, theme === 'light' ? {} : { runOnly: OF_COLOURS })))
  }
  return found
}

/** The same in the theme that is on. */
export function faultsIn(page: Page, asked: Asked): Promise<string[]> {
  return run(page, asked, {})
}

async function run(page: Page, { where, scope, weight = 'serious' }: Asked, only: RunOptions): Promise<string[]> {
  // Once for each page that is loaded: reading the half megabyte of it takes longer than most checks.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  await page.evaluate(async () => {
    // Colours that are still on their way to another theme are nobody's.
    await new Promise((resolve) => requestAnimationFrame(resolve))
    await Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))
  })
  const found = await page.evaluate(async ([context, options]) => {
    const { axe: own } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }
    const { violations } = await own.run(context ?? document, options)
    return violations.map(({ id, impact, nodes }) => ({ id, impact: impact as ImpactValue, places: nodes.map((node) => node.target.join(' ')) }))
    // What an exhibit's own frame shows is not the app's; nothing is fetched for the check.
  }, [scope ?? null, { ...only, iframes: false, preload: false, resultTypes: ['violations'] }] as const)
  return found
    .filter((one) => weight === 'any' || one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${where}: ${one.id} ${one.places.slice(0, 3).join(' | ')}`)
}
