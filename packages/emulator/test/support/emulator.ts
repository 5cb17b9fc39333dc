import { test as base } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/index.ts'
import { api } from './api.ts'
import { control } from './control.ts'

/** The people of most tests. */
export const people = {
  users: [
    {
      id: 'user_ada',
      first_name: 'Ada',
      last_name: 'Lovelace',
      username: 'ada_l',
      email_address: ['ada@example.com'],
      phone_number: ['+15555550100'],
      password: 'analytical-engine',
      public_metadata: { role: 'admin' },
      created_at: '2024-01-01T00:00:00Z',
    },
    {
      id: 'user_grace',
      first_name: 'Grace',
      email_address: ['grace@example.com'],
      password: 'first-compiler',
      created_at: '2024-02-01T00:00:00Z',
    },
  ],
} satisfies EmulatorOptions['seed']

interface Fixtures {
  /** Says with `test.override('options', …)` what the emulator of a file starts with. */
  options: EmulatorOptions
  emulator: Emulator
  call: ReturnType<typeof api>
  steer: ReturnType<typeof control>
  fresh: undefined
}

/** One emulator for a file of tests; each test finds it as it was seeded. */
export const test = base.extend<Fixtures>({
  options: [{ seed: people }, { scope: 'file' }],
  emulator: [
    async ({ options }, use) => {
      const emulator = await startEmulator(options)
      await use(emulator)
      await emulator.stop()
    },
    { scope: 'file' },
  ],
  call: async ({ emulator }, use) => use(api(emulator)),
  steer: async ({ emulator }, use) => use(control(emulator)),
  fresh: [
    async ({ steer }, use) => {
      await steer.reset()
      await use(undefined)
    },
    { auto: true },
  ],
})
