import { adapters } from '@account-routes/frameworks'
import { describe, test } from 'vitest'
import { expectAccessible } from '../src/browser/accessibility.ts'
import {
  ada,
  addPeople,
  beKeptFromOthers,
  beRefusedInWords,
  changePicture,
  deleteYourself,
  findPeople,
  goOnAfterTheTokenExpired,
  grace,
  loadAfterTheTokenExpired,
  manage,
  seeProblem,
  seeYourself,
  signIn,
  signInByLink,
  signOut,
  verifyToDelete,
} from '../src/browser/journey.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { openStage } from '../src/browser/stage.ts'

if (noBrowser) console.warn(`The browser tests are skipped: ${noBrowser}.`)

describe.skipIf(noBrowser)('in a browser', () => {
  const stage = openStage()

  describe.each(adapters)('$title', (target) => {
    stage.play(target)
    // These examples show the page of the first one, by servers that the HTTP checks compare.
    const samePage = target.kind === 'node' && target !== adapters[0]

    // With the keys of a production instance: production-keys.test.ts, part of `pnpm run check:long`.
    test('sign in, see yourself, sign out', async () => {
      await stage.visit.page.goto(stage.visit.url)
      await signInByLink(stage.visit, grace)
      await seeYourself(stage.visit, grace)
      await signOut(stage.visit)
    })

    test('load the page after the session token has expired', async () => {
      await signIn(stage.visit, grace)
      await loadAfterTheTokenExpired(stage.visit)
    })

    test('change and remove your picture', async () => {
      await signIn(stage.visit, grace)
      await changePicture(stage.visit)
    })

    test('go on after the session token has expired', async () => {
      await signIn(stage.visit, grace)
      await goOnAfterTheTokenExpired(stage.visit)
    })

    test.skipIf(samePage)('be refused in words', async () => {
      await signIn(stage.visit, grace)
      await beRefusedInWords(stage.visit)
    })

    test.skipIf(samePage)('see a failure of Clerk as one, and not as a sign-out', async () => {
      await signIn(stage.visit, grace)
      await seeProblem(stage.visit)
    })

    // The other frameworks: step-up.test.ts, part of `pnpm run check:long`.
    test.runIf(target === adapters[0])('verify in Clerk’s dialog, after which the deletion goes on', async () => {
      await signIn(stage.visit, grace)
      await verifyToDelete(stage.visit, grace)
    })

    // Every state and width: accessibility.test.ts, part of `pnpm run check:long`.
    test.skipIf(samePage)('read the page, whoever you are', async () => {
      const { page, url } = stage.visit
      await page.goto(url)
      await page.getByRole('heading', { name: 'Sign in to see your account' }).waitFor()
      await expectAccessible(page)
      await signIn(stage.visit, ada)
      await page.getByText('2 users').waitFor()
      await expectAccessible(page)
    })

    test.skipIf(samePage)('be kept from other people, as a member', async () => {
      await signIn(stage.visit, grace)
      await beKeptFromOthers(stage.visit)
    })

    test.skipIf(samePage)('find people, as an administrator', async () => {
      await addPeople(stage.visit.emulator, 12)
      await signIn(stage.visit, ada)
      await findPeople(stage.visit)
    })

    test.skipIf(samePage)('manage somebody, as an administrator', async () => {
      await signIn(stage.visit, ada)
      await manage(stage.visit, grace)
    })

    test('delete yourself and be signed out', async () => {
      await signIn(stage.visit, grace)
      await deleteYourself(stage.visit, grace)
    })
  })
})
