import type { Row, Store } from './stores/store.ts'
import { claimOf, equal, intent, pause, running, scheduled, someToken, someUser, within } from './test-rows.ts'
import type { Check } from './test-steps.ts'

/**
 * Checks that a store keeps the ledger's promises.
 * @param make returns a store; called again for the checks of a restart, with the same data
 * @example for (const { name, run } of testStore(() => postgresStore(query))) it(name, run)
 */
export function testStore(make: () => Store | Promise<Store>): readonly Check[] {
  const check = (name: string, body: (store: Store) => Promise<void>): Check => ({
    name,
    run: async () => {
      const store = await make()
      await store.ready()
      await body(store)
    },
  })
  return [
    check('opens one of many intents at once', async (store) => {
      const userId = someUser()
      const opened = await Promise.all(Array.from({ length: 20 }, () => store.open(intent({ userId }))))
      equal(opened.filter(({ mine }) => mine).length, 1, 'intents that are mine')
      equal(new Set(opened.map(({ row }) => row.id)).size, 1, 'rows')
    }),
    check('keeps every field of a row', async (store) => {
      const { row, token } = await running(store)
      const done = [{ step: 'a' }, { step: 'b', retained: { ground: 'tax_law', until: row.now + 9e10 } }]
      const change = {
        done,
        snapshot: { name: 'Ada "A" O\'Hara ❤' },
        externalId: 'x?1',
        error: 'e',
        accountGone: true,
        step: 's',
        attempts: 4,
      }
      const saved = await store.save(row.id, token, change, { leaseMs: 60_000 })
      const read = await store.find(row.id)
      for (const [field, value] of Object.entries(change)) equal(read?.[field as keyof Row], value, field)
      equal({ ...read, now: 0 }, { ...saved, now: 0 }, 'the row as saved and as read')
      equal(read?.plan, ['a', 'b'], 'plan')
      within(read?.requestedAt, row.now, 5_000)
    }),
    check('lets one of many processes claim a due row', async (store) => {
      const { row, token } = await running(store)
      await store.save(row.id, token, {}, { nextInMs: 0 })
      const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim(row.id, someToken(), 60_000)))
      equal(claims.filter(Boolean).length, 1, 'claims')
    }),
    check('refuses a write of a process that lost its lease to another', async (store) => {
      const { row, token } = await running(store, 1)
      await pause(20)
      const other = await store.claim(row.id, someToken(), 60_000)
      equal(other?.crashes, 1, 'crashes')
      equal(await store.save(row.id, token, { step: 'late' }, { leaseMs: 1 }), undefined, 'the late write')
      equal((await store.find(row.id))?.step, null, 'step')
    }),
    check('counts no crash where a lease was given back', async (store) => {
      const { row, token } = await running(store)
      await store.save(row.id, token, {}, { nextInMs: 0 })
      equal((await store.claim(row.id, someToken(), 60_000))?.crashes, 0, 'crashes')
    }),
    check('accepts an intent only within its lease', async (store) => {
      const { row } = await store.open(intent({ token: 'slow', leaseMs: 1 }))
      await pause(20)
      equal(await store.save(row.id, 'slow', { state: 'running' }, { leaseMs: 1 }, true), undefined, 'acceptance')
      equal((await store.leaving([row.userId])).length, 0, 'users who are leaving')
    }),
    check('removes an intent whose opener is gone, and never runs it', async (store) => {
      const { row } = await store.open(intent({ leaseMs: 1 }))
      await pause(20)
      equal(await store.claim(row.id, someToken(), 60_000), undefined, 'claim')
      equal((await store.due(1_000, 0)).includes(row.id), false, 'due')
      equal(await store.find(row.id), undefined, 'row')
    }),
    check('finds what is due behind intents whose openers are gone', async (store) => {
      await Promise.all(Array.from({ length: 3 }, () => store.open(intent({ leaseMs: -2_000 }))))
      const { row, token } = await running(store)
      await store.save(row.id, token, {}, { nextInMs: -1_000 })
      equal((await store.due(2, 0)).length > 0, true, 'due')
    }),
    check('takes times that are no whole milliseconds', async (store) => {
      const { row, token } = await running(store)
      const done = [{ step: 'a', retained: { ground: 'tax_law', until: row.now + 0.5 } }]
      const saved = await store.save(row.id, token, { done }, { nextInMs: 743.21 })
      within(saved?.nextAt ?? undefined, (saved?.now ?? 0) + 743, 100)
    }),
    check('hands an intent whose opener is gone to the next request', async (store) => {
      const first = intent({ leaseMs: 1 })
      await store.open(first)
      await pause(20)
      const { row, mine } = await store.open(intent({ userId: first.userId }))
      equal(mine, true, 'mine')
      equal(
        await store.save(first.id, first.token, { state: 'running' }, { leaseMs: 1 }),
        undefined,
        "the first opener's write",
      )
      equal((await store.find(row.id))?.state, 'checking', 'state')
    }),
    check('withdraws an intent, and keeps it where a webhook claims that the user is gone', async (store) => {
      const plain = await store.open(intent({ token: 'a' }))
      await store.withdraw(plain.row.id, 'a')
      equal(await store.find(plain.row.id), undefined, 'a withdrawn row')
      const claimed = await store.open(intent({ token: 'b' }))
      await store.gone(claimOf(claimed.row.userId))
      await store.withdraw(claimed.row.id, 'b')
      equal((await store.due(1_000, 0)).includes(claimed.row.id), true, 'due')
      equal((await store.claim(claimed.row.id, 'c', 60_000))?.claimed, true, 'claimed')
    }),
    check('either cancels or admits, never both', async (store) => {
      for (let turn = 0; turn < 25; turn++) {
        const { row } = await scheduled(store, 0)
        const admit = async (): Promise<boolean> => {
          const claim = await store.claim(row.id, 't', 60_000)
          return Boolean(claim && (await store.save(row.id, 't', { state: 'running' }, { leaseMs: 60_000 })))
        }
        const [cancelled, admitted] = await Promise.all([store.cancel(row.id, 'self', null), admit()])
        equal(Boolean(cancelled) === admitted, false, 'cancelled and admitted')
        equal((await store.find(row.id))?.state, admitted ? 'running' : 'cancelled', 'state')
      }
    }),
    check('lets users undo only what they asked for', async (store) => {
      const { row } = await scheduled(store, 60_000, 'user_admin')
      equal(await store.cancel(row.id, 'self', null), undefined, "the user's undo")
      equal((await store.cancel(row.id, null, null))?.state, 'cancelled', 'state')
      equal(await store.ofUser(row.userId), undefined, "the user's deletion")
      equal((await store.open(intent({ userId: row.userId }))).mine, true, 'a new intent')
    }),
    check('discards a finished deletion, and no other', async (store) => {
      const { row } = await store.open(intent({ token: 't' }))
      await store.discard(row.id)
      equal((await store.find(row.id))?.state, 'checking', 'state')
      const done = [{ step: 'a', retained: { ground: 'tax_law', until: row.now + 9e10 } }]
      await store.save(row.id, 't', { state: 'finished', finished: true, done }, { nextInMs: null })
      await store.discard(row.id)
      const discarded = await store.find(row.id)
      equal([discarded?.state, discarded?.done], ['cancelled', done], 'a discarded row, which keeps its record')
      equal((await store.open(intent({ userId: row.userId }))).mine, true, 'a new intent')
    }),
    check("lets an administrator take over a user's own deletion", async (store) => {
      const { row } = await scheduled(store, 60_000)
      const taken = await store.takeOver(row.id, { requestedBy: 'user_admin', overridden: ['x'], dueInMs: 0 })
      equal([taken?.requestedBy, taken?.overridden], ['user_admin', ['x']], 'requester and overridden blockers')
      equal((await store.due(1_000, 0)).includes(row.id), true, 'due')
      equal(await store.takeOver(row.id, { requestedBy: 'user_b', overridden: [], dueInMs: 0 }), undefined, 'again')
    }),
    check('is due at the end of the grace period at the latest', async (store) => {
      const { row } = await scheduled(store, 60_000)
      await store.takeOver(row.id, { requestedBy: 'user_admin', overridden: [], dueInMs: 0 })
      await store.claim(row.id, 't', 60_000)
      const saved = await store.save(row.id, 't', { error: 'e' }, { nextInMs: 500_000 })
      equal((saved?.nextAt ?? 0) <= (saved?.now ?? 0), true, 'due')
    }),
    check('records a claim on new, scheduled and stuck deletions only', async (store) => {
      const userId = someUser()
      equal((await store.gone(claimOf(userId)))?.claimed, true, 'a new claim')
      equal((await store.gone(claimOf(userId)))?.externalId, 'ext', 'a repeated claim')
      const grace = await scheduled(store, 60_000)
      await store.gone(claimOf(grace.row.userId))
      equal((await store.due(1_000, 0)).includes(grace.row.id), true, 'a scheduled deletion is due')
      const { row, token } = await running(store)
      equal(await store.gone(claimOf(row.userId)), undefined, 'a claim on a running deletion')
      await store.save(row.id, token, { state: 'stuck', error: 'unresponsive' }, { nextInMs: null })
      equal(await store.gone(claimOf(row.userId)), undefined, 'a claim on an unresponsive step')
      equal((await store.retry(row.id))?.state, 'running', 'state after a retry')
      equal(await store.retry(row.id), undefined, 'a second retry')
    }),
    check('keeps a claim that comes while the row is held', async (store) => {
      const { row } = await scheduled(store, 0)
      await store.claim(row.id, 't', 60_000)
      await store.gone(claimOf(row.userId))
      equal(await store.claim(row.id, 'u', 60_000), undefined, 'a second holder')
      const saved = await store.save(row.id, 't', { state: 'scheduled', dueInMs: 60_000 }, { nextInMs: 60_000 })
      equal((saved?.nextAt ?? 0) <= (saved?.now ?? 0), true, 'due')
    }),
    check('lists those who are leaving, from intents to finished deletions', async (store) => {
      const asked = await store.open(intent({}))
      const { row, token } = await running(store)
      const both = [asked.row.userId, row.userId, someUser()]
      equal((await store.leaving(both)).length, 2, 'users')
      await store.save(row.id, token, { state: 'finished', finished: true }, { nextInMs: null })
      equal((await store.leaving(both)).length, 2, 'users after the end')
      equal(await store.leaving([]), [], 'nobody')
      const many = Array.from({ length: 250 }, someUser)
      equal((await store.leaving([...many, row.userId])).length, 1, 'users among many')
    }),
    check('survives a restart', async (store) => {
      const { row } = await scheduled(store, 60_000)
      const again = await make()
      await again.ready()
      equal(
        again.name.startsWith('memory:') || (await again.find(row.id))?.state === 'scheduled',
        true,
        'the row is there',
      )
    }),
    check('lists by state, newest first', async (store) => {
      await pause(5)
      const { row } = await scheduled(store, 60_000)
      await pause(5)
      const newer = await scheduled(store, 60_000)
      const { rows, totalCount } = await store.list({ limit: 2, offset: 0, state: 'scheduled' })
      const ids = rows.map(({ id }) => id)
      equal(ids, [newer.row.id, row.id], 'ids')
      equal(totalCount >= 2, true, 'total count')
    }),
    check('erases snapshots after their time, in any state', async (store) => {
      const day = 86_400_000
      const known = { snapshot: { email: 'a@example.com' }, externalId: 'x' }
      const [old, recent] = [await scheduled(store, -2 * day, 'self', known), await scheduled(store, 0, 'self', known)]
      equal((await store.expire(day, 0)) >= 1, true, 'count')
      const [erased, kept] = [await store.find(old.row.id), await store.find(recent.row.id)]
      equal([erased?.snapshot, erased?.externalId, erased?.state], [null, null, 'scheduled'], 'an old row')
      equal([kept?.snapshot, kept?.externalId], [known.snapshot, 'x'], 'a recent row')
      const postponed = await scheduled(store, 60_000, 'self', { ...known, error: 'blocked' })
      await pause(20)
      await store.expire(0, 60_000)
      equal((await store.find(postponed.row.id))?.externalId, 'x', 'a blocked row')
      await store.expire(0, 1)
      equal((await store.find(postponed.row.id))?.externalId, null, 'a row that was blocked for long')
    }),
    check('purges what retains nothing, and keeps the tombstone', async (store) => {
      const ends: Row[] = []
      for (const until of [0, 9e14]) {
        const { row, token } = await running(store)
        const done = [{ step: 'a', retained: { ground: 'tax_law', until } }]
        await store.save(row.id, token, { state: 'finished', finished: true, done }, { nextInMs: null })
        ends.push(row)
      }
      const [undone, notes] = [await scheduled(store, 60_000), await scheduled(store, 60_000)]
      await store.cancel(undone.row.id, null, null)
      await store.cancel(notes.row.id, null, 0)
      await store.claim(notes.row.id, 't', 60_000)
      const done = [{ step: 'cancelled:a', retained: { ground: 'tax_law', until: 9e14 } }]
      await store.save(notes.row.id, 't', { done }, { nextInMs: null })
      await pause(20)
      await store.purge(1)
      equal(await store.find(undone.row.id), undefined, 'a cancelled row')
      equal((await store.find(notes.row.id))?.state, 'cancelled', 'a cancelled row that retains data')
      const [plain, kept] = await Promise.all(ends.map(({ id }) => store.find(id)))
      equal([plain?.state, plain?.done.length, kept?.done.length], ['finished', 0, 1], 'finished rows')
      await store.forget(1)
      equal(await store.find(ends[0]?.id ?? ''), undefined, 'a forgotten row')
      equal((await store.find(ends[1]?.id ?? ''))?.state, 'finished', 'a row that retains data')
    }),
  ]
}
