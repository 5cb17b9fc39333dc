import { reportLater } from '../log/notices.ts'
import type { DeletionRequest } from '../port.ts'
import type { Row } from '../stores/store.ts'
import { type Engine, waitOf } from './context.ts'
import { takeTurn } from './turn.ts'
import { work } from './work.ts'

/**
 * Runs an accepted deletion until the time is up, and returns how far it got.
 * @param token holds the row, whose first step is recorded as started
 */
export async function follow(
  engine: Engine,
  row: Row,
  token: string | undefined,
  until: number,
  waitUntil?: DeletionRequest['waitUntil'],
): Promise<Row> {
  const { store, plan } = engine
  const { leaseMs } = plan
  // Nothing is due, or another process holds it and sets its own alarm.
  if (!token && waitOf(row) !== 0) return row
  let late = false
  const stopped = (): boolean => late && !waitUntil
  const working = (
    token
      ? work(engine, row, token, { stopped, begun: true }).then((left) => ({
          left,
          waitMs: left ? waitOf(left) : leaseMs,
        }))
      : takeTurn(engine, row.id, { stopped }).then(({ ran, waitMs }) => ({
          left: undefined,
          waitMs: ran ? waitMs : null,
        }))
  ).catch((error: unknown) => {
    reportLater(row.id, error)
    return { left: undefined, waitMs: leaseMs }
  })
  const alarmed = working.then(({ waitMs }) => engine.alarm(row.id, waitMs))
  waitUntil?.(alarmed)
  let timer: unknown
  const timeUp = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, until - performance.now()))
  })
  const ended = await Promise.race([working, timeUp])
  clearTimeout(timer as number)
  late = true
  return ended?.left ?? (await store.find(row.id).catch(() => undefined)) ?? row
}
