/** The policies room as a person finds it, and the versions of an invented policy. */
import fs, { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import git from 'isomorphic-git'
import { temporaryFolder } from '../support/hostile.ts'

const HEAD = (effective: string) => `Privacy Policy of the Example Network\n====================================\n\n${effective}\n\nThis policy says what we do with the data that members give to us and what they can choose.\n`
const COLLECT = '## 1. What we collect\n\nYou give us your name and your address when you open an account. We keep the messages that you send.\n'
const USE = (verb: string) => `## 2. How we use it\n\nWe use the data to run the service and to keep it safe for all members. ${verb}\n`
const SHARE = '## 3. How we share it\n\nWe share data with service providers that are bound by contract to keep it confidential.\n'

/** Three texts: the second says something new, the third turns the order round and says "will" where "may" stood. */
export const VERSIONS: Record<string, string> = {
  '2024-01-10-aaaa1111.md': [HEAD('Effective January 1, 2024'), COLLECT, USE('Nothing else is done with it.'), SHARE].join('\n'),
  '2024-06-12-bbbb2222.md': [HEAD('Effective June 10, 2024'), COLLECT, USE('We may use the data to train models.'), SHARE].join('\n'),
  '2024-11-02-cccc3333.md': [HEAD('Effective 11/10/2024'), COLLECT, SHARE.replace('3.', '2.'), USE('We will use the data to train models.').replace('2.', '3.')].join('\n'),
}

/** Writes the versions into a folder. @returns its path */
export function policyFolder(): string {
  const folder = join(temporaryFolder(), 'example-policy')
  mkdirSync(folder)
  for (const [name, text] of Object.entries(VERSIONS)) writeFileSync(join(folder, name), text)
  return folder
}

/** The same versions as three commits to one file; a page about the repository beside it. */
export async function policyRepository(): Promise<{ folder: string; commits: string[] }> {
  const dir = join(temporaryFolder(), 'example-versions')
  mkdirSync(join(dir, 'Example'), { recursive: true })
  await git.init({ fs, dir, defaultBranch: 'main' })
  writeFileSync(join(dir, 'README.md'), 'Versions of policies, kept by day.\n')
  await git.add({ fs, dir, filepath: 'README.md' })
  const commits: string[] = []
  for (const [name, text] of Object.entries(VERSIONS)) {
    const filepath = 'Example/Privacy Policy.md'
    writeFileSync(join(dir, filepath), text)
    await git.add({ fs, dir, filepath })
    const timestamp = Date.parse(`${name.slice(0, 10)}T08:00:00Z`) / 1000
    commits.push(await git.commit({ fs, dir, message: 'Record a change', author: { name: 'Example', email: 'example@example.org', timestamp, timezoneOffset: 0 } }))
  }
  return { folder: dir, commits }
}

export class PoliciesPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Policies/ }).click()
    await expect(this.page.getByRole('heading', { name: 'Policies', level: 1 })).toBeVisible()
  }

  view(name: string): Promise<void> {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}`) }).click()
  }

  async give(paths: readonly string[]): Promise<void> {
    await this.page.getByLabel('Files of versions').setInputFiles([...paths])
  }

  get versions(): Locator {
    return this.page.getByRole('region', { name: 'Policies and versions' })
  }

  get changes(): Locator {
    return this.page.getByRole('region', { name: 'Changes' })
  }
}
