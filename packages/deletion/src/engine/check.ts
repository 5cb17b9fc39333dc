import type { BlockerCheck } from '../plan/blockers.ts'
import { settleMsOf } from '../plan/options.ts'
import type { Blocker } from '../port.ts'
import { type Engine, within } from './context.ts'

export interface CheckResult {
  readonly blockers: readonly Blocker[]
  /** Only deletions that may yet be refused stand in the way. */
  readonly passing: boolean
}

/** Asks all blockers at once. Throws if one throws or takes too long. */
export async function askBlockers(
  engine: Engine,
  userId: string,
  override: readonly string[] = [],
): Promise<CheckResult> {
  const { blockers = [], timeoutMs, store } = engine.plan.options
  if (!blockers.length) return { blockers: [], passing: false }
  const clerkClient = await engine.clerk()
  const leaving = async (userIds: readonly string[]): Promise<ReadonlyMap<string, { firmly: boolean }>> =>
    new Map((await store.leaving(userIds)).map((row) => [row.userId, { firmly: row.state !== 'checking' }]))
  const ask = async (check: BlockerCheck): Promise<(readonly [BlockerCheck, Blocker])[]> => {
    const limit = Math.min(check.timeoutMs ?? timeoutMs, timeoutMs)
    const signal = AbortSignal.timeout(limit)
    const find = (): Promise<readonly Blocker[]> => check.find({ userId, clerkClient, signal, leaving })
    const found = await within(engine.plan, `Blocker "${check.code}"`, find, limit + settleMsOf(limit))
    return found.map((each) => [check, each])
  }
  const found = (await Promise.all(blockers.filter(({ code }) => !override.includes(code)).map(ask))).flat()
  return {
    blockers: found.map(([, blocker]) => blocker),
    passing: found.length > 0 && found.every(([check, blocker]) => check.passing?.(blocker)),
  }
}
