import { adapters } from '@account-routes/frameworks'
import { describe, test } from 'vitest'
import { beBlocked, leaveBeforeTheCleanup, scheduleAndKeep } from '../src/browser/deletions.ts'
import { askToDelete, confirmDeletion, goodbye, grace, growStale, signIn, verify } from '../src/browser/journey.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { openStage } from '../src/browser/stage.ts'

if (noBrowser) console.warn(`The browser tests of deletions are skipped: ${noBrowser}.`)

/** A page without a library, one of React and one of Vue. */
const targets = adapters.filter(({ name }) => ['express', 'next', 'nuxt'].includes(name))

describe.skipIf(noBrowser).each(targets)('deletions by a plan on $title', (target) => {
  const stage = openStage()

  describe('with a grace period', () => {
    stage.play(target, {}, { deletion: { gracePeriod: '14d' } })

    test('undone within it', async () => {
      await signIn(stage.visit, grace)
      await scheduleAndKeep(stage.visit, grace)
    })
  })

  describe('without one', () => {
    stage.play(target, {}, { deletion: { waitMs: 1500, cleanupMs: 3000 } })

    test('blocked for the only admin of an organization, until that is resolved', async () => {
      await signIn(stage.visit, grace)
      await beBlocked(stage.visit, grace)
    })

    test('resumed by itself after a verification', async () => {
      const { page } = stage.visit
      await signIn(stage.visit, grace)
      await growStale(stage.visit)
      await askToDelete(page)
      await confirmDeletion(page)
      await verify(stage.visit, grace)
      await goodbye(page)
    })

    test('told as done while the cleanup goes on', async () => {
      await signIn(stage.visit, grace)
      await leaveBeforeTheCleanup(stage.visit, grace)
    })
  })
})
