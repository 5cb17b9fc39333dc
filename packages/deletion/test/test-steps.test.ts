import { describe, expect, it } from 'vitest'
import { type ClerkClient, clerkAccount, type Step, step } from '../src/index.ts'
import { testSteps } from '../src/testing.ts'

let count = 0
const mails: string[] = []
const clerkClient = {} as ClerkClient
const makeUser = () => ({ userId: `user_${++count}`, snapshot: { email: 'a@example.com' } })
const effects = (userId: string) => mails.filter((mail) => mail.startsWith(userId))

/** The checks that a step does not pass. */
async function failuresOf(each: Step<{ email: string }>): Promise<string[]> {
  const failures: string[] = []
  for (const { run } of testSteps([clerkAccount(), each], { makeUser, effects, clerkClient, settleMs: 50 }))
    await run().catch((error: Error) => failures.push(error.message))
  return failures
}

describe('testSteps', () => {
  it('passes a step that keeps the rules', async () => {
    const sent = new Set<string>()
    const mail = step<{ email: string }>('mail', async ({ userId, user, key, signal }) => {
      signal.throwIfAborted()
      if (user && !sent.has(key)) mails.push(`${userId} ${user.email}`)
      sent.add(key)
    })
    expect(await failuresOf(mail)).toEqual([])
  })

  it.each<[string, Step<{ email: string }>['run'], RegExp]>([
    ['sends again', async ({ userId }) => void mails.push(userId), /"bad" did something again/],
    [
      'fails when nothing is left',
      async ({ attempt }) => {
        if (attempt > 1) throw new Error('No such file.')
      },
      /"bad" fails when it runs again/,
    ],
    [
      'needs the snapshot',
      async ({ user }) => {
        if (!user) throw new TypeError('null')
      },
      /"bad" fails where only the user's id is known/,
    ],
    [
      'ignores its signal',
      ({ signal }) => (signal.aborted ? new Promise(() => {}) : undefined),
      /"bad" still runs 50 ms after its signal/,
    ],
  ])('finds a step that %s', async (_, run, message) => {
    expect(await failuresOf(step('bad', run))).toEqual([expect.stringMatching(message)])
  })
})
