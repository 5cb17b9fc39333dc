import { existsSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { type Deletion, type DeletionOptions, defineDeletion, type Step } from '@account-routes/deletion'
import { accountDeletion } from './account-deletion.ts'
import { hasDatabase } from './data.ts'
import { readEnvironment } from './environment.ts'

/** The parts of the plan that `ACCOUNT_ROUTES_OPTIONS` decides. */
export interface PlanRule extends Pick<DeletionOptions, 'gracePeriod' | 'waitMs' | 'sweepEveryMs'> {
  /** Milliseconds of the step after Clerk's deletion. */
  readonly cleanupMs?: number
  /** That step fails for as long as this file exists, and a failed deletion is stuck at once. */
  readonly failsWhile?: string
}

/** The plan of the examples under a rule. */
export function planUnder({ cleanupMs = 0, failsWhile, ...rule }: PlanRule & Partial<DeletionOptions>): Deletion {
  const invoices = ({ run, ...each }: Step): Step => ({
    ...each,
    run: async (context) => {
      await delay(cleanupMs)
      if (failsWhile && existsSync(failsWhile)) throw Object.assign(new Error('Locked.'), { code: 'invoices_locked' })
      return run(context)
    },
  })
  return defineDeletion({
    ...accountDeletion,
    ...rule,
    ...(failsWhile && { maxAttempts: 1 }),
    steps: accountDeletion.steps.map((each) => (each.name === 'invoices' ? invoices(each) : each)),
  })
}

function planFromEnvironment(): { readonly deletion?: Deletion } {
  const { deletion: rule = {} } = readEnvironment()
  return rule === null || !hasDatabase ? {} : { deletion: planUnder(rule as PlanRule) }
}

/** The option `deletion` of routes, webhook and sweep. */
export const plan: { readonly deletion?: Deletion } = planFromEnvironment()
