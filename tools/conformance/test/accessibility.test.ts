import { adapters } from '@account-routes/frameworks'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../src/browser/accessibility.ts'
import { ada, focused, signIn } from '../src/browser/journey.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { openStage } from '../src/browser/stage.ts'

if (noBrowser) console.warn(`The browser tests of accessibility are skipped: ${noBrowser}.`)

// Programs that listen all serve the same page.
const targets = adapters.filter((target) => target === adapters[0] || target.kind === 'web')

describe.skipIf(noBrowser).each(targets)('the pages of $title', (target) => {
  const stage = openStage()
  // As `npm start` shows them.
  stage.play(target, {}, { deletion: {} })

  /** Light and dark, on a phone and on a desktop. */
  const readable = async () => {
    for (const width of [390, 1280]) {
      await stage.visit.page.setViewportSize({ width, height: 800 })
      await expectAccessible(stage.visit.page)
      const overflow = await stage.visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `nothing is cut off at ${width}`).toBeLessThanOrEqual(0)
    }
  }
  const dialog = () => stage.visit.page.getByRole('dialog')
  const see = (name: string) => stage.visit.page.getByRole('heading', { name, exact: true }).waitFor()

  test('are readable in each state', async () => {
    const { page, url } = stage.visit
    await page.goto(url)
    await see('Sign in to see your account')
    await readable()
    await page.goto(`${url}/no-such-page`)
    await see('Page not found')
    await readable()

    await signIn(stage.visit, ada)
    await page.getByText('2 users').waitFor()
    await page.getByText('No deletions need attention.').waitFor()
    await readable()
    await page.locator('delete-account').getByRole('button', { name: 'Delete account' }).click()
    await dialog().waitFor()
    await readable()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Grace Hopper', exact: true }).click()
    await page.getByText('Not in any organization.').waitFor()
    await readable()
  })

  test.runIf(target.kind === 'web')('are readable on a page of their own', async () => {
    const { page, url } = stage.visit
    await signIn(stage.visit, ada)
    await page.goto(`${url}/delete`)
    await see('Delete your account?')
    await readable()
    await page.goto(`${url}/goodbye`)
    await see('Your account is deleted')
    await readable()
  })

  test('delete an account by the keyboard alone', async () => {
    const { page } = stage.visit
    await signIn(stage.visit, ada)
    await page.getByText('2 users').waitFor()
    await page.locator('delete-account').getByRole('button', { name: 'Delete account' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to content')
    for (let step = 0; step < 12 && (await focused(page)) !== 'Delete account'; step++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    expect(await focused(page)).toBe('Cancel')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.type('delete my account')
    // The button waits for the answer about what blocks the deletion.
    const confirm = dialog().getByRole('button', { name: 'Delete account' })
    await expect.poll(() => confirm.isEnabled()).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await see('Your account is deleted')
  })
})
