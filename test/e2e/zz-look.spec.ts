import { expect, test } from './support/app.ts'
test('look', async ({ app: { page, electron } }) => {
  test.setTimeout(150_000)
  await page.getByRole('button', { name: 'Open the demo matter' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Reports' }).click()
  const kinds = page.getByRole('navigation', { name: 'Reports' })
  for (const [w, h] of [[1280, 800], [1920, 1080]] as const) for (const theme of ['light', 'dark']) {
    await page.setViewportSize({ width: w, height: h })
    await page.evaluate((value) => { document.documentElement.dataset.theme = value }, theme)
    for (const kind of ['Proof chart', 'Exhibit list', 'Chronology', 'Gaps and discovery plan']) {
      await kinds.getByRole('button', { name: kind, exact: true }).click()
      await page.waitForTimeout(400)
      if (kind === 'Exhibit list') await page.getByRole('table').getByRole('button', { name: 'PX-1', exact: true }).click()
      await page.waitForTimeout(200)
      await page.screenshot({ path: `/tmp/rp/${kind.split(' ')[0]}-${theme}-${w}.png` })
    }
  }
  await kinds.getByRole('button', { name: 'Proof chart', exact: true }).click()
  await electron.evaluate(({ dialog }) => { dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/tmp/rp/chart.pdf' }) })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'PDF', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved chart' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: /^Documents/ }).click()
  await page.locator('input[type=file]').first().setInputFiles(['/tmp/rp/chart.pdf', '/tmp/rp/o.pdf'])
  await page.waitForTimeout(6000)
  await page.screenshot({ path: '/tmp/rp/docs.png' })
})
