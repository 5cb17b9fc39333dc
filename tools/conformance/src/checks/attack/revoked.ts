import { expect } from 'vitest'
import { assertRefused } from '../../answers.ts'
import { ask, type Call, draft, isForUsers, isOnOthers, sampleOf } from '../../call.ts'
import { check } from '../../check.ts'
import type { Clerk, Person } from '../../clerk.ts'
import { operations, type Row } from '../../table.ts'
import type { World } from '../../world.ts'
import { isSensitive, quietly, refusesOwnAccount, sensitiveDraft } from '../operations/each.ts'

/** Ways to lose power while a session token still lives. */
const revocations: Readonly<Record<string, (clerk: Clerk, admin: Person) => Promise<unknown>>> = {
  'whose role was taken': ({ backend }, { id }) =>
    backend('PATCH', `/users/${id}/metadata`, { public_metadata: { role: null } }),
  'who was banned': ({ backend }, { id }) => backend('POST', `/users/${id}/ban`),
  'who was locked': ({ backend }, { id }) => backend('POST', `/users/${id}/lock`),
  'who was deleted': ({ backend }, { id }) => backend('DELETE', `/users/${id}`),
}

/** An administrator with a token from before this happened. */
async function revokedAdmin({ clerk }: World, revoke: (clerk: Clerk, admin: Person) => Promise<unknown>) {
  const admin = await clerk.newUser({ public_metadata: { role: 'admin' } })
  const bearer = await admin.bearer()
  await revoke(clerk, admin)
  return { admin, bearer }
}

/** Operations on others that grant power, handle credentials or delete. */
const powerful = operations.filter((operation) => isOnOthers(operation) && isSensitive(operation))

/** The fields that give a user power, or let somebody sign in as them. */
async function powerOf({ clerk }: World, { id }: Person): Promise<object> {
  const answer = await clerk.backend('GET', `/users/${id}`)
  const user = answer.json() as Readonly<Record<string, unknown>>
  const names = ['public_metadata', 'private_metadata', 'external_id', 'username', 'email_addresses', 'phone_numbers']
  const credentials = ['password_enabled', 'totp_enabled', 'backup_code_enabled', 'passkeys', 'external_accounts']
  return Object.fromEntries(['id', ...names, ...credentials].map((name) => [name, user[name]]))
}

async function standingOf({ clerk }: World, { id }: Person): Promise<object> {
  const { public_metadata, banned, locked } = ((await clerk.find(id)) ?? {}) as Readonly<Record<string, unknown>>
  return { public_metadata, banned, locked }
}

/** Calls with every input that a sample knows. */
function callsAbout(operation: Row, user: Person): readonly Call[] {
  const usual = draft(operation, user)
  const sensitive = sampleOf(operation).sensitive?.(user)
  return sensitive ? [usual, { ...usual, body: JSON.stringify(sensitive) }] : [usual]
}

/** Every operation of the table but those that end the session, on the own account and on an accomplice's. */
const everything = operations.filter((operation) => isForUsers(operation) && !operation.endsSession)

export const revoked = [
  check('revoked', 'a revoked administrator with an older token: 403 for every powerful operation', [42], (test) => {
    for (const [name, revoke] of Object.entries(revocations)) {
      test(name, async (world) => {
        const server = await world.server()
        const { admin, bearer } = await revokedAdmin(world, revoke)
        for (const operation of powerful) {
          const { result: answer, asked } = await world.clerk.watch(() =>
            ask(server, sensitiveDraft(operation, world), bearer),
          )
          expect([operation.id, answer.status], answer.text).toEqual([operation.id, 403])
          assertRefused(answer, 403, 'forbidden')
          expect(asked).toEqual([`GET /users/${admin.id}`])
        }
      })
    }
  }),
  check(
    'revoked-undo',
    'a revoked administrator who tries to undo it: 409 for their own metadata, ban and lock',
    [42],
    (test) => {
      for (const [name, revoke] of Object.entries(revocations)) {
        test(name, async (world) => {
          const server = await world.server()
          const { admin, bearer } = await revokedAdmin(world, revoke)
          for (const operation of operations.filter(refusesOwnAccount)) {
            const answer = await quietly(world, () => ask(server, draft(operation, admin), bearer))
            assertRefused(answer, 409, 'own_account')
          }
        })
      }
    },
  ),
  check(
    'revoked-everything',
    'a revoked administrator gets no power or credentials by any operation, for themselves or an accomplice',
    [42],
    (test) => {
      for (const [name, revoke] of Object.entries(revocations)) {
        test(name, async (world) => {
          const server = await world.server()
          const { admin, bearer } = await revokedAdmin(world, revoke)
          const accomplice = await world.clerk.newUser({ password: 'correct-horse-battery' })
          const before = [await standingOf(world, admin), await powerOf(world, accomplice)]
          for (const operation of everything) {
            for (const target of isOnOthers(operation) ? [admin, accomplice] : [admin]) {
              for (const call of callsAbout(operation, target)) {
                const answer = await ask(server, call, bearer)
                expect(answer.status, `${operation.id}: ${answer.text}`).toBeLessThan(500)
              }
            }
          }
          expect([await standingOf(world, admin), await powerOf(world, accomplice)]).toEqual(before)
        })
      }
    },
  ),
] as const
