import { adapters } from '@account-routes/frameworks'
import { describe, test } from 'vitest'
import { grace, loadAfterTheTokenExpired, seeYourself, signIn, signInByLink, signOut } from '../src/browser/journey.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { openStage } from '../src/browser/stage.ts'

if (noBrowser) console.warn(`The browser tests of production keys are skipped: ${noBrowser}.`)

describe.skipIf(noBrowser).each(adapters)('$title with the keys of a production instance', (target) => {
  const stage = openStage()
  stage.play(target, { production: true })

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
})
