import * as v from 'valibot'
import { fieldError } from '../../errors.ts'
import { newSecret } from '../../ids.ts'
import { needOrganization } from '../../model/organizations/find.ts'
import { createTicket, revokeTicket } from '../../model/sessions/tickets.ts'
import { needUser } from '../../model/users/users.ts'
import { findUser } from '../../store/users/users.ts'
import { code, maybe } from '../../validation.ts'
import { type Route, route } from '../route.ts'

const seconds = v.pipe(v.number(), v.integer(), v.minValue(1, code('form_param_value_invalid')))

/** Tokens that sign a user in without a password. */
export const ticketRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/sign_in_tokens',
    operation: 'CreateSignInToken',
    differs: "The address leads to the emulator's page.",
    body: v.strictObject({ user_id: v.string(), org_id: maybe(v.string()), expires_in_seconds: maybe(seconds) }),
    run: ({ instance, body }) => {
      const organizationId = body.org_id ? needOrganization(instance, body.org_id).id : null
      return createTicket(instance, 'sign_in_token', {
        userId: needUser(instance, body.user_id).id,
        seconds: body.expires_in_seconds ?? 2_592_000,
        organizationId,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/sign_in_tokens/{sign_in_token_id}/revoke',
    operation: 'RevokeSignInToken',
    run: ({ instance, param }) => revokeTicket(instance, 'sign_in_token', param('sign_in_token_id')),
  }),
  route({
    method: 'POST',
    path: '/actor_tokens',
    operation: 'CreateActorToken',
    differs: "The address leads to the emulator's page. No plan is required.",
    body: v.strictObject({
      user_id: v.string(),
      actor: v.looseObject({ sub: v.string() }),
      expires_in_seconds: v.optional(seconds, 3600),
      session_max_duration_in_seconds: v.optional(seconds, 1800),
    }),
    run: ({ instance, body }) => {
      if (!findUser(instance.db, body.user_id)) throw fieldError('form_resource_not_found', 'user_id')
      return createTicket(instance, 'actor_token', {
        userId: body.user_id,
        actor: body.actor,
        seconds: body.expires_in_seconds,
        sessionSeconds: body.session_max_duration_in_seconds,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/actor_tokens/{actor_token_id}/revoke',
    operation: 'RevokeActorToken',
    run: ({ instance, param }) => revokeTicket(instance, 'actor_token', param('actor_token_id')),
  }),
  route({
    method: 'POST',
    path: '/testing_tokens',
    operation: 'CreateTestingToken',
    differs: 'The emulator never requires one.',
    run: ({ instance }) => {
      const now = Math.floor(instance.now() / 1000)
      return { object: 'testing_token', token: `${now}-c_${newSecret()}`, expires_at: now + 3600 }
    },
  }),
]
