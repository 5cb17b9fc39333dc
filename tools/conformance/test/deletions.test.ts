import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { adapters } from '@account-routes/frameworks'
import { afterAll, beforeAll, describe, test } from 'vitest'
import {
  beBlocked,
  keepSomebody,
  leaveBeforeTheCleanup,
  mendStuck,
  newPerson,
  scheduleAndKeep,
} from '../src/browser/deletions.ts'
import {
  ada,
  askToDelete,
  confirmDeletion,
  goodbye,
  growStale,
  type Person,
  signIn,
  verify,
} from '../src/browser/journey.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { openStage } from '../src/browser/stage.ts'

if (noBrowser) console.warn(`The browser tests of deletions are skipped: ${noBrowser}.`)

/** A page without a library, one of React and one of Vue. */
const targets = adapters.filter(({ name }) => ['express', 'next', 'nuxt'].includes(name))

describe.skipIf(noBrowser).each(targets)('deletions by a plan on $title', (target) => {
  const stage = openStage()
  const signInAnew = async (): Promise<Person> => {
    const person = await newPerson(stage.visit.emulator)
    await signIn(stage.visit, person)
    return person
  }

  describe('with a grace period', () => {
    stage.play(target, {}, { deletion: { gracePeriod: '14d' } })

    test('undone within it', async () => {
      await scheduleAndKeep(stage.visit, await signInAnew())
    })

    test('undone by an administrator', async () => {
      await keepSomebody(stage.visit, await newPerson(stage.visit.emulator))
    })
  })

  describe('with a step that fails', () => {
    const lock = join(tmpdir(), `account-routes-${randomUUID()}.locked`)
    beforeAll(() => writeFile(lock, ''))
    afterAll(() => rm(lock, { force: true }))
    stage.play(target, {}, { deletion: { failsWhile: lock, sweepEveryMs: 300 } })

    test('seen by an administrator, who mends it and tries again', async () => {
      await signIn(stage.visit, ada)
      await mendStuck(stage.visit, await newPerson(stage.visit.emulator), () => rm(lock))
    })
  })

  describe('without one', () => {
    stage.play(target, {}, { deletion: { waitMs: 1500, cleanupMs: 3000 } })

    test('blocked for the only admin of an organization, until that is resolved', async () => {
      await beBlocked(stage.visit, await signInAnew())
    })

    test('resumed by itself after a verification', async () => {
      const { page } = stage.visit
      const person = await signInAnew()
      await growStale(stage.visit)
      await askToDelete(page)
      await confirmDeletion(page)
      await verify(stage.visit, person)
      await goodbye(page)
    })

    test('is reported as done while the cleanup continues', async () => {
      await leaveBeforeTheCleanup(stage.visit, await signInAnew())
    })
  })
})
