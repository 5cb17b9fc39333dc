import type { BlockerCheck } from '../plan/blockers.ts'
import { settleMsOf } from '../plan/options.ts'
import type { Blocker } from '../port.ts'
import type { Engine } from './context.ts'

export interface CheckResult {
  readonly blockers: readonly Blocker[]
  /** Only deletions that may yet be refused stand in the way. */
  readonly passing: boolean
}

/** Asks all blockers at once. Throws where one throws or takes too long. */
export async function askBlockers(
  engine: Engine,
  userId: string,
  override: readonly string[] = [],
): Promise<CheckResult> {
  const { blockers = [], timeoutMs } = engine.plan.options
  if (!blockers.length) return { blockers: [], passing: false }
  const clerkClient = await engine.clerk()
  const signal = AbortSignal.timeout(timeoutMs)
  const leaving = async (userIds: readonly string[]): Promise<ReadonlyMap<string, { firmly: boolean }>> =>
    new Map((await engine.store.leaving(userIds)).map((row) => [row.userId, { firmly: row.state !== 'checking' }]))
  const ask = async (check: BlockerCheck): Promise<(readonly [BlockerCheck, Blocker])[]> =>
    (await check.find({ userId, clerkClient, signal, leaving })).map((found) => [check, found])

  const asked = Promise.all(blockers.filter(({ code }) => !override.includes(code)).map(ask))
  const found = (await before(asked, timeoutMs + settleMsOf(timeoutMs))).flat()
  return {
    blockers: found.map(([, blocker]) => blocker),
    passing: found.length > 0 && found.every(([check, blocker]) => check.passing?.(blocker)),
  }
}

/** Waits for a promise at most so long. */
function before<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms.`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
