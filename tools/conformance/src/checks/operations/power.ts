import { isReverificationHint } from '@clerk/shared/authorization-errors'
import { expect } from 'vitest'
import { assertRefused } from '../../answers.ts'
import { actorOf, ask, draft, isForUsers, isOnOthers, sampleOf } from '../../call.ts'
import { check } from '../../check.ts'
import { changesOthers, each, isSensitive, quietly, refusesOwnAccount, sensitiveDraft } from './each.ts'

export const power = [
  check(
    'impersonated',
    'a sensitive operation or any change to another user while impersonating: 403, and nothing is done',
    [14, 43],
    each(
      async (operation, world) => {
        const server = await world.server()
        const actor = actorOf(operation, world, world.somebody)
        const bearer = await actor.bearer({ claims: { act: { sub: world.admin.id } } })
        const call = isSensitive(operation) ? sensitiveDraft(operation, world) : draft(operation, world.somebody)
        assertRefused(await quietly(world, () => ask(server, call, bearer)), 403, 'impersonated')
      },
      (operation) => isSensitive(operation) || changesOthers(operation),
    ),
  ),
  check(
    'impersonated-rest',
    'everything else while impersonating: what the user may do, and only reading other users',
    [14, 43],
    each(
      async (operation, world) => {
        const server = await world.server()
        const actor = actorOf(operation, world, world.somebody)
        const call = draft(operation, world.somebody)
        const usual = await ask(server, call, await actor.bearer())
        const answer = await ask(server, call, await actor.bearer({ claims: { act: { sub: world.admin.id } } }))
        expect(answer.status, answer.text).toBe(usual.status)
        if (isOnOthers(operation)) expect(operation.method).toBe('GET')
      },
      (operation) => isForUsers(operation) && !isSensitive(operation) && !changesOthers(operation),
    ),
  ),
  check(
    'step-up',
    "a sensitive operation long after the sign-in: Clerk's own 403, and nothing is done",
    [15, 16, 17, 43],
    each(async (operation, world) => {
      const server = await world.server()
      const bearer = await actorOf(operation, world, world.somebody).bearer({ claims: { fva: [11, -1] } })
      const answer = await quietly(world, () => ask(server, sensitiveDraft(operation, world), bearer))
      expect(answer.status).toBe(403)
      expect(isReverificationHint(answer.json())).toBe(true)
    }, isSensitive),
  ),
  check(
    'not-authorized',
    'an operation on other users by a member: 403, and nothing is done',
    [],
    each(async (operation, world) => {
      const server = await world.server()
      const bearer = await world.member.bearer()
      const answer = await quietly(world, () => ask(server, draft(operation, world.somebody), bearer))
      assertRefused(answer, 403, 'forbidden')
    }, isOnOthers),
  ),
  check(
    'own-account',
    "an operation on other users for one's own account: 409, and nothing is done",
    [41, 42],
    each(
      async (operation, world) => {
        const server = await world.server()
        const bearer = await world.admin.bearer()
        const { refusesOwnAccount: fields } = operation.guard
        const bodies = Array.isArray(fields)
          ? fields.map((field: string) => JSON.stringify({ [field]: {} }))
          : [draft(operation, world.admin).body]
        for (const body of bodies) {
          const answer = await quietly(world, () => ask(server, { ...draft(operation, world.admin), body }, bearer))
          assertRefused(answer, 409, 'own_account')
        }
        // The own id is in no path of a deletion.
      },
      (operation) => refusesOwnAccount(operation) && operation.guard.targets !== 'deletion',
    ),
  ),
  check(
    'own-account-path',
    "an administrator's own id in a path on other users: step-up and impersonation as below `/me`",
    [41],
    each(
      async (operation, world) => {
        const server = await world.server()
        const sensitive = isSensitive(operation) ? sampleOf(operation).sensitive : undefined
        const call = draft(operation, world.admin)
        const own = sensitive ? { ...call, body: JSON.stringify(sensitive(world.admin)) } : call
        const stale = await world.admin.bearer({ claims: { fva: [11, -1] } })
        const answer = await quietly(world, () => ask(server, own, stale))
        expect(answer.status).toBe(403)
        expect(isReverificationHint(answer.json())).toBe(true)
        const acting = await world.admin.bearer({ claims: { act: { sub: world.somebody.id } } })
        assertRefused(await quietly(world, () => ask(server, own, acting)), 403, 'impersonated')
      },
      (operation) =>
        operation.guard.targets === 'path' &&
        operation.sensitive !== undefined &&
        operation.guard.refusesOwnAccount !== true,
    ),
  ),
] as const
