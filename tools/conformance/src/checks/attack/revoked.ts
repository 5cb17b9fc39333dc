import { expect } from 'vitest'
import { assertRefused } from '../../answers.ts'
import { ask, draft, isOnOthers } from '../../call.ts'
import { check } from '../../check.ts'
import type { Clerk, Person } from '../../clerk.ts'
import { operations } from '../../table.ts'
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

export const revoked = [
  check(
    'revoked',
    'an administrator who lost that power, by a token from before: 403 for every powerful operation',
    [42],
    (test) => {
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
    },
  ),
  check('revoked-undo', 'and cannot undo it: 409 for the own metadata, ban and lock', [42], (test) => {
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
  }),
] as const
