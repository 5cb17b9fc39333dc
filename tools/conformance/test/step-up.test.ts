import { adapters } from '@account-routes/frameworks'
import { describe, test } from 'vitest'
import { confirmDeletionOnItsPage, deleteInUserProfile, grace, signIn, verifyToDelete } from '../src/browser/journey.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { openStage } from '../src/browser/stage.ts'

if (noBrowser) console.warn(`The browser tests of step-up are skipped: ${noBrowser}.`)

// Each with the real clerk-js: 403, Clerk's dialog, and the deletion goes on by itself.
describe.skipIf(noBrowser).each(adapters)('step-up on $title', (target) => {
  const stage = openStage()
  stage.play(target)

  test('in the danger zone', async () => {
    await signIn(stage.visit, grace)
    await verifyToDelete(stage.visit, grace)
  })

  // By Clerk's `useReverification()` on Next.js, and by the hooks and composables of the client elsewhere.
  test.runIf(target.kind === 'web')('on the page that asks by a form', async () => {
    await signIn(stage.visit, grace)
    await confirmDeletionOnItsPage(stage.visit, grace)
  })

  test.runIf(target.kind === 'web')("inside Clerk's <UserProfile/>", async () => {
    await signIn(stage.visit, grace)
    await deleteInUserProfile(stage.visit, grace)
  })
})
