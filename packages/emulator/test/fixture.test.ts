import { type Emulator, startEmulator } from '@account-routes/emulator'
import { createClerkClient } from '@clerk/backend'
import { test as base, expect } from 'vitest'

// One emulator for the file; every test finds it as it was seeded.
const test = base.extend<{ emulator: Emulator; clean: undefined }>({
  emulator: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const emulator = await startEmulator({
        seed: { users: [{ id: 'user_ada', email_address: ['ada@example.com'] }] },
      })
      await use(emulator)
      await emulator.stop()
    },
    { scope: 'file' },
  ],
  clean: [
    async ({ emulator }, use) => {
      await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
      await use(undefined)
    },
    { auto: true },
  ],
})

test('deletes a user', async ({ emulator }) => {
  const clerk = createClerkClient({ apiUrl: emulator.url, secretKey: emulator.secretKey })
  await clerk.users.deleteUser('user_ada')
  await expect(clerk.users.getUser('user_ada')).rejects.toMatchObject({ status: 404 })
})

test('finds the user again in the next test', async ({ emulator }) => {
  const clerk = createClerkClient({ apiUrl: emulator.url, secretKey: emulator.secretKey })
  expect((await clerk.users.getUser('user_ada')).primaryEmailAddress?.emailAddress).toBe('ada@example.com')
})
