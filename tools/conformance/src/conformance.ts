import { readFile } from 'node:fs/promises'
import { findFramework } from '@account-routes/frameworks'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Check } from './check.ts'
import { checks } from './checks/index.ts'
import { capital, documentUrl, limitOf, ranAccordingTo } from './document.ts'
import { privateMarker } from './seed.ts'
import { openWorld, type World } from './world.ts'

/** Runs all checks against an example, started as a production server. */
export function conformance(name: string): void {
  const target = findFramework(name)

  describe(target.title, () => {
    let world: World
    beforeAll(async () => {
      world = await openWorld(target)
    })
    afterEach(() => world.clerk.mend())
    afterAll(() => world?.close())

    const ran = new Set<string>()
    for (const check of checks) {
      const reason = limitOf(target, check.id)
      if (reason) test.skip(`${nameOf(check)} (${reason})`)
      else {
        describe(nameOf(check), () => {
          check.tests((name, run) =>
            test(name, async () => {
              await run(world)
              ran.add(capital(check.title))
            }),
          )
          test('[S34] and the servers live and write no secret', () => assertWell(world))
        })
      }
    }

    test.skipIf(process.env.UPDATE_DOCS)('docs/conformance.md says what ran', async () => {
      const document = await readFile(documentUrl, 'utf8')
      expect([...ran].toSorted()).toEqual(ranAccordingTo(document, target).toSorted())
    })
  })
}

const nameOf = ({ shows, title }: Check): string => [...shows.map((number) => `[S${number}]`), title].join(' ')

/** The start of a JWT. Random ids contain `eyJ` by chance, but no dot. */
const token = /eyJ[\w-]+\./

async function assertWell({ clerk, running }: World): Promise<void> {
  for (const server of await running()) {
    const answer = await server.ask('GET', '/me')
    expect(answer.status).toBe(401)
    const output = server.output()
    for (const secret of [clerk.emulator.secretKey, privateMarker, '@example.']) expect(output).not.toContain(secret)
    expect(output).not.toMatch(token)
  }
}
