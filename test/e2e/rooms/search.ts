/** The search room, as a person uses it. */
import { expect, type Locator, type Page } from '@playwright/test'

export class SearchRoom {
  readonly box: Locator
  readonly results: Locator
  readonly source: Locator

  constructor(readonly page: Page) {
    this.box = page.getByRole('combobox', { name: 'Search the matter' })
    this.results = page.getByRole('grid', { name: 'Results' })
    this.source = page.getByRole('region', { name: 'Source' })
  }

  /** From any room, by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+f')
    await expect(this.page.getByRole('heading', { name: 'Search', exact: true, level: 1 })).toBeVisible()
    await expect(this.box).toBeFocused()
  }

  async search(text: string): Promise<void> {
    await this.box.fill(text)
  }

  hit(words: string | RegExp): Locator {
    return this.results.getByRole('row', { name: words }).first()
  }

  /** What was asked and found, in words. */
  get said(): Locator {
    return this.page.locator('#search-said')
  }
}
