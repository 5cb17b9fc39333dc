import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../src/index.ts'
import type { Instance } from '../../src/instance.ts'
import { createKnownUserTexts } from '../../src/model/users/known-user-texts.ts'
import { userResources } from '../../src/model/users/user-resource.ts'
import { openDatabase } from '../../src/store/database.ts'
import { listUsers } from '../../src/store/users/user-list.ts'
import { type Answer, api } from '../support/api.ts'
import { control } from '../support/control.ts'

type User = Answer['body']

type Call = ReturnType<typeof api>

/** Picks one of a list, or a whole number below one. */
type Pick = { <T>(list: readonly T[]): T; (below: number): number }

/** The same choices in every run: a failure can be seen again. */
function pickBy(seed: number): Pick {
  let state = seed
  return ((of: number | readonly unknown[]) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const share = state / 2_147_483_648
    return typeof of === 'number' ? Math.floor(share * of) : of[Math.floor(share * of.length)]
  }) as Pick
}

function picture(): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])]))
  return form
}

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DP'

/** Every way to change what is shown of a user; some are refused, some only after they began to write. */
const changes: readonly ((call: Call, user: User, pick: Pick) => Promise<unknown>)[] = [
  (call, _, pick) => call.post('/users', { email_address: [`new${pick(1e6)}@example.com`], first_name: 'New' }),
  (call, user) => call.remove(`/users/${user.id}`),
  (call, user, pick) => call.patch(`/users/${user.id}`, { first_name: `Name ${pick(9)}`, last_name: pick(['A', '']) }),
  (call, user, pick) => call.patch(`/users/${user.id}`, { username: `taken_${pick(4)}`, locale: `l${pick(99)}` }),
  (call, user, pick) =>
    call.patch(`/users/${user.id}`, { primary_email_address_id: pick(user.email_addresses as User[])?.id }),
  (call, user) => call.patch(`/users/${user.id}`, { password: 'some-password', sign_out_of_other_sessions: true }),
  (call, user, pick) => call.patch(`/users/${user.id}/metadata`, { public_metadata: { [`key${pick(3)}`]: pick(9) } }),
  (call, user, pick) => call.put(`/users/${user.id}/metadata`, { private_metadata: { whole: pick(9) } }),
  (call, user) => call.post(`/users/${user.id}/ban`),
  (call, user) => call.post('/users/unban', { user_ids: [user.id] }),
  (call, user) => call.post(`/users/${user.id}/lock`),
  (call, user) => call.post(`/users/${user.id}/unlock`),
  (call, user) => call.post(`/users/${user.id}/profile_image`, picture()),
  (call, user) => call.remove(`/users/${user.id}/profile_image`),
  (call, user, pick) =>
    call.post('/email_addresses', {
      user_id: user.id,
      email_address: `more${pick(20)}@example.com`,
      verified: pick([true, false]),
      primary: pick([true, false]),
    }),
  (call, user, pick) =>
    call.patch(`/email_addresses/${pick(user.email_addresses as User[])?.id}`, { verified: true, primary: true }),
  (call, user, pick) => call.remove(`/email_addresses/${pick(user.email_addresses as User[])?.id}`),
  (call, user, pick) =>
    call.put(`/users/${user.id}/email_address`, { email_address: `only${pick(9)}@example.com`, status: 'verified' }),
  (call, user, pick) =>
    call.post('/phone_numbers', {
      user_id: user.id,
      phone_number: `+1555555${1000 + pick(20)}`,
      verified: pick([true, false]),
      reserved_for_second_factor: true,
    }),
  (call, user, pick) =>
    call.patch(`/phone_numbers/${pick(user.phone_numbers as User[])?.id}`, { reserved_for_second_factor: false }),
  (call, user, pick) => call.remove(`/phone_numbers/${pick(user.phone_numbers as User[])?.id}`),
  (call, user) => call.patch(`/users/${user.id}`, { totp_secret: secret, backup_codes: ['one', 'two'] }),
  (call, user) => call.remove(`/users/${user.id}/totp`),
  (call, user) => call.remove(`/users/${user.id}/backup_code`),
  (call, user) => call.remove(`/users/${user.id}/mfa`),
  (call, user) => call.post(`/users/${user.id}/remove_password`, {}),
  (call, user) => call.post('/sessions', { user_id: user.id }),
  (call, user, pick) => call.remove(`/users/${user.id}/passkeys/${pick(user.passkeys as User[])?.id}`),
  (call, user, pick) =>
    call.remove(`/users/${user.id}/external_accounts/${pick(user.external_accounts as User[])?.id}`),
  (call, user, pick) => call.remove(`/users/${user.id}/web3_wallets/${pick(user.web3_wallets as User[])?.id}`),
]

const seed = {
  users: Array.from({ length: 8 }, (_, n) => ({
    email_address: [`first${n}@example.com`, `second${n}@example.com`],
    web3_wallet: [`0x${String(n).repeat(40)}`],
    username: `person_${n}`,
    passkeys: [{ name: 'Laptop' }],
    external_accounts: [{ provider: 'google', provider_user_id: `g${n}`, email_address: `first${n}@example.com` }],
  })),
}

/** The expected list, read from the file by a connection without a cache. */
function readAnew(file: string, url: string): User[] {
  const db = openDatabase(file)
  const order = { column: 'created_at', descending: true } as const
  try {
    const instance = { db, url, now: Date.now } satisfies Partial<Instance> as unknown as Instance
    const rows = listUsers(db, {}, order, { limit: 500, offset: 0 })
    return JSON.parse(JSON.stringify(userResources(instance, rows))) as User[]
  } finally {
    db.close()
  }
}

/** A lock gets shorter between two readings. */
function still(user: User): User {
  return { ...user, lockout_expires_in_seconds: user.lockout_expires_in_seconds !== null }
}

test.for([1, 2, 3])('no response is older than the last change by any process (%i)', async (number) => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  const data = join(folder, 'data.sqlite')
  // Two on one file: what one remembers the other one changes.
  const emulators: Emulator[] = [await startEmulator({ data, seed }), await startEmulator({ data, seed })]
  const pick = pickBy(number)
  const check = async (): Promise<void> => {
    for (const emulator of emulators) {
      const call = api(emulator)
      const expected = readAnew(data, emulator.url)
      const list = (await call.get('/users?limit=500')).body as User[]
      expect(list.map(still)).toEqual(expected.map(still))
      const user = pick(expected)
      if (user) expect(still((await call.get(`/users/${user.id}`)).body)).toEqual(still(user))
    }
  }
  await check()
  for (let step = 0; step < 150; step++) {
    const emulator = pick(emulators)
    const { body } = await api(emulator).get('/users?limit=500')
    const user = pick(body as User[])
    if (user) await pick(changes)(api(emulator), user, pick)
    else await control(emulator).reset()
    await check()
  }
  // The same people come back in the same places.
  await control(pick(emulators)).reset()
  await check()
  await Promise.all(emulators.map((emulator) => emulator.stop()))
  await rm(folder, { recursive: true })
})

test('an expired lock is visible', async () => {
  const emulator = await startEmulator({ seed })
  const call = api(emulator)
  const [{ id }] = (await call.get('/users?limit=1')).body
  await call.get(`/users/${id}`)
  await call.post(`/users/${id}/lock`)
  const { body: first } = await call.get(`/users/${id}`)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const { body: second } = await call.get(`/users/${id}`)
  expect(second.lockout_expires_in_seconds).toBeLessThan(first.lockout_expires_in_seconds)
  await emulator.stop()
})

test('the cache is bounded and drops the oldest users first', () => {
  const known = createKnownUserTexts(10)
  known.keep({ seq: 1, revision: 1 }, 'abcd')
  known.keep({ seq: 2, revision: 1 }, 'abcd')
  known.keep({ seq: 2, revision: 2 }, 'efgh')
  expect([1, 2].map((revision) => known.find({ seq: 2, revision }))).toEqual([undefined, 'efgh'])
  expect(known.find({ seq: 1, revision: 1 })).toBe('abcd')
  known.keep({ seq: 3, revision: 1 }, 'ijkl')
  expect([1, 3].map((seq) => known.find({ seq, revision: 1 }))).toEqual([undefined, 'ijkl'])
  known.keep({ seq: 4, revision: 1 }, 'longer than all the room')
  expect([2, 3, 4].map((seq) => known.find({ seq, revision: seq === 2 ? 2 : 1 }))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
