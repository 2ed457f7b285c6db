/** What axe finds on the screen as it is. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Asked = {
  /** said in front of each fault */
  where: string
  /** only inside this */
  scope?: string
  /** "serious": what stands in somebody's way; "any": all of it */
  weight?: 'serious' | 'any'
}

/** Faults of what is shown, a line each, in both themes. */
export async function faults(page: Page, asked: Asked): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate(async (value) => {
      document.documentElement.dataset.theme = value
      // Colours that are still on their way to the new theme are nobody's.
      await new Promise((resolve) => requestAnimationFrame(resolve))
      await Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))
    }, theme)
    found.push(...(await faultsIn(page, { ...asked, where: `${asked.where}, ${theme}` })))
  }
  return found
}

/** The same in the theme that is on. */
export async function faultsIn(page: Page, { where, scope, weight = 'serious' }: Asked): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (scope !== undefined) axe.include(scope)
  const { violations } = await axe.analyze()
  return violations
    .filter((one) => weight === 'any' || one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${where}: ${one.id} ${one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)
}
