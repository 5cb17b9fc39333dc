import type { Change, Intent, Row, Store } from './stores/store.ts'

let count = 0

export const someToken = (): string => `token_${++count}_${Math.random()}`
export const someUser = (): string => `user_${++count}_${Math.random().toString(36).slice(2)}`
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export function intent(given: Partial<Intent>): Intent {
  const id = `del_${someUser()}`
  const rest = { requestedBy: 'self', plan: ['a', 'b'], overridden: [], token: someToken(), leaseMs: 60_000 }
  return { id, userId: someUser(), instance: 'ins_test', ...rest, ...given }
}

export const claimOf = (userId: string): Parameters<Store['gone']>[0] => {
  const { id, instance, plan } = intent({})
  return { id, userId, instance, plan, externalId: 'ext', requestedBy: 'clerk' }
}

export async function running(store: Store, leaseMs = 60_000): Promise<{ row: Row; token: string }> {
  const made = intent({})
  await store.open(made)
  const row = await store.save(made.id, made.token, { state: 'running' }, { leaseMs }, true)
  if (!row) throw new Error('An intent could not be accepted within its lease.')
  return { row, token: made.token }
}

export async function scheduled(
  store: Store,
  dueInMs: number,
  requestedBy = 'self',
  known: Pick<Change, 'snapshot' | 'externalId' | 'error'> = {},
): Promise<{ row: Row }> {
  const made = intent({ requestedBy })
  await store.open(made)
  const row = await store.save(
    made.id,
    made.token,
    { ...known, state: 'scheduled', dueInMs },
    { nextInMs: dueInMs },
    true,
  )
  if (!row) throw new Error('An intent could not be scheduled within its lease.')
  return { row }
}

export function equal(actual: unknown, expected: unknown, subject: string): void {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value, sortKeys))
  if (is !== should) throw new Error(`${subject}: ${is} instead of ${should}`)
}

const sortKeys = (_: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value

export function within(actual: number | undefined, expected: number, ms: number): void {
  if (Math.abs((actual ?? 0) - expected) > ms) throw new Error(`${actual} is not within ${ms} ms of ${expected}.`)
}
