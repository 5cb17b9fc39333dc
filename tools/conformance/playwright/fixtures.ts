import { type ClerkClient, createClerkClient } from '@clerk/backend'
import { clerk } from '@clerk/testing/playwright'
import { test as base } from '@playwright/test'

interface User {
  readonly id: string
  readonly email: string
  readonly password: string
}

interface TestFixtures {
  /** Signs the worker's user in on the page. */
  signIn: () => Promise<void>
}

interface WorkerFixtures {
  clerkClient: ClerkClient
  /** A user of the worker's own, so that workers do not get in each other's way. */
  user: User
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  clerkClient: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const { CLERK_API_URL: apiUrl = '', CLERK_SECRET_KEY: secretKey = '' } = process.env
      await use(createClerkClient({ apiUrl, secretKey }))
    },
    { scope: 'worker' },
  ],
  user: [
    async ({ clerkClient }, use, { workerIndex }) => {
      // @clerk/testing enters codes only for addresses with +clerk_test.
      const email = `worker-${workerIndex}+clerk_test@example.com`
      const password = 'correct-horse-battery'
      const { id } = await clerkClient.users.createUser({ emailAddress: [email], password })
      await use({ id, email, password })
      await clerkClient.users.deleteUser(id)
    },
    { scope: 'worker' },
  ],
  signIn: async ({ page, clerkClient, user }, use) => {
    await use(async () => {
      const { token } = await clerkClient.signInTokens.createSignInToken({ userId: user.id, expiresInSeconds: 60 })
      await page.goto('/')
      await clerk.signIn({ page, signInParams: { strategy: 'ticket', ticket: token } })
    })
  },
})
