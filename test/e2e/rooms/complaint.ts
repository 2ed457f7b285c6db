/** The complaint room as a person finds it: by roles and names. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

/** ¶ 4 is printed twice, and ¶ 5 swallowed its neighbour: two things to mend. */
export const PAPER = `UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF CALIFORNIA

JANE ROE,
          Plaintiff,
     v.
EXAMPLE NETWORK INC. ("Example"),
          Defendant.

Case No. 3:26-cv-00001-ABC

COMPLAINT

FACTS

1. Plaintiff Jane Roe is an individual residing in Oakland, California.

2. Defendant Example Network Inc. is a Delaware corporation with its principal place of business in San Jose, California.

3. On March 3, 2024 Plaintiff accepted the subscription agreement.

4. On information and belief, Defendant disclosed the contents of private messages to third parties.

4. It did so without the consent of Plaintiff.

5. Plaintiff paid every fee that was due. Plaintiff did all that the agreement asked of her.

COUNT I
BREACH OF CONTRACT
(Against Example Network Inc.)

6. Plaintiff realleges paragraphs 1 through 5 as though fully set forth herein.

7. Defendant breached the agreement by disclosing private messages.

8. Plaintiff was harmed, because she paid for a privacy that she did not receive.

COUNT II
VIOLATION OF THE RULE OF NEIGHBOURLY CONDUCT
(Against All Defendants)

9. Plaintiff realleges paragraphs 1 through 8 as though fully set forth herein.

10. Defendant was no good neighbour to Plaintiff.

Dated: January 5, 2026

/s/ Jane Counsel
`

export function textFile(name: string, content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'probata-paper-')), name)
  writeFileSync(file, content)
  return file
}

export class Complaint {
  constructor(readonly page: Page) {}

  async importFirst(content = PAPER): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Import a complaint…' }).click()
    await (await choosing).setFiles(textFile('complaint.txt', content))
    await expect(this.page.getByRole('heading', { name: 'Complaint', exact: true })).toBeVisible({ timeout: 30_000 })
    await expect(this.number('1')).toBeVisible()
  }

  async importNext(content: string): Promise<void> {
    await this.page.getByLabel('Complaint file').setInputFiles(textFile('amended.txt', content))
  }

  number(label: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^¶ ${label.replace(/[()]/g, '\\$&')}, `) })
  }

  row(label: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.number(label) })
  }

  /** What the toast says: the label of the change. */
  said(words: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: words })
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }
}
