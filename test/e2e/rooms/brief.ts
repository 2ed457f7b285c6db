/** The room in which a brief is checked, as a person sees it. */
import { expect, type Locator, type Page } from '@playwright/test'

export type BriefRoom = {
  sentence: Locator
  cites: Locator
  cite(printed: string): Locator
  show(what: RegExp): Promise<void>
  check(name: string, bytes: Uint8Array): Promise<void>
}

export function briefRoom(page: Page): BriefRoom {
  const cites = page.getByRole('list', { name: 'Record cites of the brief' }).locator('> li')
  return {
    sentence: page.getByRole('status').filter({ hasText: /record cites?:/ }),
    cites,
    cite: (printed) => cites.filter({ has: page.getByRole('button', { name: printed, exact: true }) }),
    show: (what) => page.getByRole('radiogroup', { name: 'Show' }).getByRole('radio', { name: what }).click(),
    async check(name, bytes) {
      await page.getByLabel('Brief to check').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
      await expect(this.sentence).toBeVisible({ timeout: 20_000 })
    },
  }
}
