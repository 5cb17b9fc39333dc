import { frameworks } from '@account-routes/frameworks'
import { describe, expect, test } from 'vitest'
import { expectSignedOut, grace, growStale, signIn, signInByLink, type Visit } from '../src/browser/journey.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { openStage } from '../src/browser/stage.ts'

/** The examples that render on the server. */
const targets = frameworks.filter(({ kind }) => kind === 'web')

/** On the page that asks. */
async function deleteByForm({ page, url }: Visit): Promise<void> {
  await page.getByRole('heading', { name: 'Delete your account?' }).waitFor()
  await page.getByRole('button', { name: 'Delete account' }).click()
  await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/goodbye')
  await expectSignedOut(page, url)
}

/** Only the server sets cookies where no script runs. */
async function expectNoSession({ page, url }: Visit): Promise<void> {
  const cookies = await page.context().cookies(url)
  expect(cookies.filter(({ name, value }) => name.startsWith('__session') && value)).toEqual([])
}

describe.skipIf(noBrowser)('deleting by a form', () => {
  const stage = openStage()

  describe.each(targets)('$title', (target) => {
    stage.play(target)

    test('without JavaScript', async () => {
      const visit = await stage.open({ javaScriptEnabled: false })
      await visit.page.goto(visit.url)
      await signInByLink(visit, grace)
      await visit.page.getByRole('link', { name: 'Delete account' }).click()
      await visit.page.waitForURL(({ pathname }) => pathname === '/delete')
      await deleteByForm(visit)
      await expectNoSession(visit)
    })

    test('without JavaScript, long after the sign-in', async () => {
      const visit = await stage.open({ javaScriptEnabled: false })
      await signIn(visit, grace)
      await growStale(visit)
      await visit.page.goto(`${visit.url}/delete`)
      await visit.page.getByRole('link', { name: 'Verify it’s you to continue' }).click()
      await visit.page.getByLabel('Password', { exact: true }).fill(grace.password)
      await visit.page.getByRole('button', { name: 'Confirm', exact: true }).click()
      await deleteByForm(visit)
      await expectNoSession(visit)
    })

    test("with it, in the framework's own way", async () => {
      await signIn(stage.visit, grace)
      await stage.visit.page.goto(`${stage.visit.url}/delete`)
      await deleteByForm(stage.visit)
    })
  })
})
