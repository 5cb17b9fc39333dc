import { adapters } from '@account-routes/frameworks'
import { describe, expect, test } from 'vitest'
import { grace, signIn } from '../src/browser/journey.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { openStage } from '../src/browser/stage.ts'

/** Milliseconds on loopback. */
const limit = 300
const visits = 5

// Programs that listen all serve the same page.
const targets = adapters.filter((target) => target === adapters[0] || target.kind === 'web')

describe.skipIf(noBrowser).each(targets)('the page of $title', (target) => {
  const stage = openStage()
  stage.play(target)

  // The quickest of a few visits: on a busy machine the others measure the machine.
  const firstPaint = async (): Promise<number> => {
    const { page, url } = stage.visit
    const times: number[] = []
    for (let visit = 0; visit < visits; visit++) {
      await page.goto(url)
      const time = await page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      )
      times.push(await time.jsonValue())
    }
    return Math.min(...times)
  }

  test(`is painted within ${limit} ms, signed out and signed in`, async () => {
    expect(await firstPaint()).toBeLessThan(limit)
    await signIn(stage.visit, grace)
    expect(await firstPaint()).toBeLessThan(limit)
  })
})
