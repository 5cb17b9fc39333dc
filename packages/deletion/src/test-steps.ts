import type { ClerkClient } from './clerk/client.ts'
import type { Step } from './plan/step.ts'

/** One named check, for any test runner. */
export interface Check {
  readonly name: string
  readonly run: () => Promise<void>
}

/** Options of `testSteps()`. */
export interface TestStepsOptions<Snapshot> {
  /** Makes a user with data, anew for each check. `snapshot` is what the plan's option would keep. */
  readonly makeUser: () => Promise<TestUser<Snapshot>> | TestUser<Snapshot>
  /** Reads what the steps have done, such as mails sent and rows left: a second run must not change it. */
  readonly effects?: (userId: string) => Promise<unknown> | unknown
  readonly clerkClient: ClerkClient
  /** Milliseconds that a step has to end once its signal has aborted. @default 5_000 */
  readonly settleMs?: number
}

/** A user for one check. */
export interface TestUser<Snapshot> {
  readonly userId: string
  readonly externalId?: string | null
  readonly snapshot: Snapshot
}

/**
 * Checks that the steps of a plan are safe to repeat, work without a snapshot, and hear their signal. Clerk's own deletion
 * is left out.
 * @example for (const { name, run } of testSteps(steps, { makeUser, effects, clerkClient })) it(name, run)
 */
export function testSteps<Snapshot>(
  steps: readonly Step<Snapshot>[],
  { makeUser, effects = () => null, clerkClient, settleMs = 5_000 }: TestStepsOptions<Snapshot>,
): readonly Check[] {
  const once = async (
    step: Step<Snapshot>,
    { userId, externalId = null }: TestUser<Snapshot>,
    more: { user: Snapshot | null; attempt: number; signal?: AbortSignal },
  ): Promise<void> => {
    const key = `${userId}:${step.name}`
    const { signal = new AbortController().signal } = more
    const told = { userId, externalId, deletionId: 'del_test', key, requestedBy: 'self', clerkClient }
    await step.run({ ...told, ...more, signal })
  }

  return steps
    .filter(({ account }) => !account)
    .flatMap((step) => [
      {
        name: `step "${step.name}" is safe to repeat`,
        run: async () => {
          const user = await makeUser()
          await once(step, user, { user: user.snapshot, attempt: 1 })
          const before = JSON.stringify(await effects(user.userId))
          await once(step, user, { user: user.snapshot, attempt: 2 }).catch((cause: unknown) => {
            throw new Error(`Step "${step.name}" fails when it runs again. Does it take "already gone" as done?`, {
              cause,
            })
          })
          const after = JSON.stringify(await effects(user.userId))
          if (before !== after)
            throw new Error(`Step "${step.name}" did something again: ${before} became ${after}. Does it use its key?`)
        },
      },
      {
        name: `step "${step.name}" works without a snapshot`,
        run: async () => {
          const user = await makeUser()
          await once(step, user, { user: null, attempt: 1 }).catch((cause: unknown) => {
            throw new Error(`Step "${step.name}" fails where only the user's id is known, as after a webhook.`, {
              cause,
            })
          })
        },
      },
      {
        name: `step "${step.name}" ends when its signal aborts`,
        run: async () => {
          const user = await makeUser()
          const more = { user: user.snapshot, attempt: 1, signal: AbortSignal.abort() }
          let timer: ReturnType<typeof setTimeout> | undefined
          const late = new Promise<'late'>((resolve) => {
            timer = setTimeout(resolve, settleMs, 'late')
          })
          const ended = once(step, user, more).catch(() => {})
          const first = await Promise.race([ended, late])
          clearTimeout(timer)
          if (first === 'late') throw new Error(`Step "${step.name}" still runs ${settleMs} ms after its signal.`)
        },
      },
    ])
}
