import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Check } from './check.ts'
import { checks } from './checks/index.ts'
import { privateMarker } from './seed.ts'
import { targets } from './targets.ts'
import { openWorld, type World } from './world.ts'

/** Runs all checks against an example, as the production server that it is. */
export function conformance(name: string): void {
  const target = targets.find((candidate) => candidate.name === name)
  if (!target) throw new Error(`There is no target ${name}: add it to src/targets.ts.`)

  describe(target.title, () => {
    let world: World
    beforeAll(async () => {
      world = await openWorld(target)
    })
    afterEach(() => world.clerk.mend())
    afterAll(() => world?.close())

    for (const each of checks) {
      const reason = target.limits?.[each.id]
      if (reason) test.skip(`${titleOf(each)} (${reason})`)
      else describe(titleOf(each), () => runCheck(each, () => world))
    }
  })
}

function runCheck(each: Check, world: () => World): void {
  each.tests((name, run) => test(name, () => run(world())))
  test('and the servers live and write no secret', () => assertWell(world()))
}

const titleOf = ({ shows, title }: Check): string => [...shows.map((number) => `[S${number}]`), title].join(' ')

async function assertWell({ clerk, running }: World): Promise<void> {
  for (const server of await running()) {
    const answer = await server.ask('GET', '/me')
    expect(answer.status).toBe(401)
    const output = server.output()
    for (const secret of [clerk.emulator.secretKey, privateMarker, '@example.', 'eyJ']) {
      expect(output).not.toContain(secret)
    }
  }
}
