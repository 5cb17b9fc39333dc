import { findFramework } from '@account-routes/frameworks'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { composedTenants } from '../src/checks/attack/tenants.ts'
import { openWorld, type World } from '../src/world.ts'

describe('[S44] hasPermission() inside of a function of the app', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(findFramework('fetch'))
  })
  afterAll(() => world?.close())

  composedTenants((name, run) => test(name, () => run(world)))
})
