/** The Contracts room as a person uses it. */
import type { Locator, Page } from '@playwright/test'

export class ContractsRoom {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Contracts/ }).click()
  }

  async view(name: 'Clauses' | 'Obligations' | 'Terms' | 'Which governs' | 'Conflicts'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name: new RegExp(`^${name}`) }).click()
  }

  get clauses(): Locator {
    return this.page.getByRole('region', { name: 'Clauses' })
  }

  /** By its path: "3.2", "Data Terms 5.3". */
  clause(path: string): Locator {
    return this.clauses.getByRole('article').filter({ has: this.page.getByRole('button', { name: new RegExp(`^${path.replace('.', '\\.')}, (?:open|close)$`) }) })
  }

  async choose(path: string): Promise<void> {
    await this.clause(path).getByRole('button', { name: /, (?:open|close)$/ }).click()
  }
}
