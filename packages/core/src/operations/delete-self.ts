import { unusableAnswer } from '../clerk/errors.ts'
import { ownAccount } from '../operation/guards.ts'
import { defineOperation } from '../operation/operation.ts'
import { acceptedDeletion, deleted } from '../schemas/deleted.ts'
import { deleteAccount } from './account-deletion.ts'

/**
 * Deletes the caller's own account, if the option `selfDeletion` lets it. Repeated or racing calls succeed as well.
 *
 * Refuses with `self_deletion_disabled`, `blocked`, `impersonated` and Clerk's step-up challenge, before anything is done.
 * @example app.post('/deleteUser', accountRoute(deleteSelf))
 */
export const deleteSelf = defineOperation({
  id: 'deleteSelf',
  name: 'me.delete',
  method: 'DELETE',
  path: '/me',
  summary: 'Delete my account',
  guard: ownAccount,
  sensitive: true,
  endsSession: true,
  whileDeleting: true,
  output: { 200: deleted, 202: acceptedDeletion },
  refuses: ['self_deletion_disabled', 'blocked', 'forbidden'],
  clerk: ['GET /users/{user_id}', 'DELETE /users/{user_id}'],
  run: ({ principal, clerk, attempt, refuse }) =>
    deleteAccount(attempt, principal.userId, async () => {
      const { selfDeletion } = attempt.settings
      const { banned, locked, deleteSelfEnabled } = readAccount(
        await clerk.read((client) => client.users.getUser(principal.userId)),
      )
      if (banned || locked) throw refuse('forbidden')
      // Clerk enforces its switch only in its own components; the Backend API deletes any user.
      if (selfDeletion === 'clerk' && !deleteSelfEnabled) throw refuse('self_deletion_disabled')
      // Loaded on demand: few apps have a veto.
      if (typeof selfDeletion === 'function')
        await (await import('./veto.ts')).assertNoVeto(selfDeletion, attempt, principal)
    }),
})

interface Account {
  readonly banned: boolean
  readonly locked: boolean
  readonly deleteSelfEnabled: boolean
}

function readAccount(user: unknown): Account {
  const { banned = false, locked = false, deleteSelfEnabled } = (user ?? {}) as Partial<Record<keyof Account, unknown>>
  if (typeof banned === 'boolean' && typeof locked === 'boolean' && typeof deleteSelfEnabled === 'boolean')
    return { banned, locked, deleteSelfEnabled }
  throw unusableAnswer('getUser')
}
