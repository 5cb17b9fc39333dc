import type { Instance } from '../../instance.ts'
import { takeTicket } from '../../model/sessions/tickets.ts'
import type { ClientRow } from '../../store/sessions/clients.ts'
import { findUser } from '../../store/users/users.ts'
import { frontendError, frontendFieldError } from '../errors.ts'
import { newProof, verified } from '../proof.ts'
import { openSignUp } from '../sign-up/state.ts'
import { accountOwner } from '../social/accounts.ts'
import { afterFirst, assertMaySignIn, assertNotSignedIn, completeSignIn } from './complete.ts'
import { attemptFirst, type PrepareInput, prepareFirst } from './first-factor.ts'
import { findByIdentifier } from './identify.ts'
import { changeSignIn, type SignIn, startSignIn } from './state.ts'

/** Input that starts a sign-in. It may complete several steps at once. */
export interface CreateInput extends Omit<PrepareInput, 'strategy'> {
  readonly strategy?: string | undefined
  readonly identifier?: string | undefined
  readonly password?: string | undefined
  readonly ticket?: string | undefined
  readonly transfer?: boolean | undefined
}

function byTicket(instance: Instance, client: ClientRow, token: string | undefined): SignIn {
  if (!token) throw frontendFieldError('form_param_nil', 'ticket')
  const ticket = takeTicket(instance, token)
  const user = ticket && findUser(instance.db, ticket.user_id)
  if (!ticket || !user) throw frontendFieldError('ticket_invalid_code', 'ticket')
  assertMaySignIn(instance, user)
  assertNotSignedIn(instance, client.id, user)
  const signIn = changeSignIn(instance, startSignIn(instance, client), {
    userId: user.id,
    first: verified(newProof(instance, 'ticket')),
  })
  return completeSignIn(instance, signIn, {
    organizationId: ticket.organization_id,
    ...(ticket.actor ? { actor: JSON.parse(ticket.actor) as object } : {}),
    ...(ticket.session_seconds ? { maxSeconds: ticket.session_seconds } : {}),
  })
}

/** Turns a sign-up with a known external account into a sign-in. */
function byTransfer(instance: Instance, client: ClientRow): SignIn {
  const profile = openSignUp(instance, client)?.external
  const owner = profile && accountOwner(instance, profile)
  const user = owner ? findUser(instance.db, owner) : undefined
  if (!profile || !user) throw frontendError('external_account_not_found')
  assertMaySignIn(instance, user)
  assertNotSignedIn(instance, client.id, user)
  const first = verified(newProof(instance, `oauth_${profile.provider}`))
  return afterFirst(instance, changeSignIn(instance, startSignIn(instance, client), { userId: user.id, first }))
}

/** Starts a sign-in, which replaces an unfinished one, and completes as many steps as the input allows. */
export async function createSignIn(
  instance: Instance,
  client: ClientRow,
  input: CreateInput,
  origin: string,
): Promise<SignIn> {
  const { identifier, password } = input
  const strategy = input.strategy ?? (password === undefined ? undefined : 'password')
  if (strategy === 'ticket' || input.ticket) return byTicket(instance, client, input.ticket)
  if (input.transfer) return byTransfer(instance, client)
  if (strategy?.startsWith('oauth_') || (strategy === 'passkey' && identifier === undefined)) {
    const signIn = changeSignIn(instance, startSignIn(instance, client), { status: 'needs_identifier' })
    return prepareFirst(instance, signIn, { ...input, strategy }, origin)
  }
  if (identifier === undefined) {
    if (strategy) throw frontendFieldError('form_param_nil', 'identifier')
    return startSignIn(instance, client)
  }
  if (!identifier.trim()) throw frontendFieldError('form_param_nil', 'identifier')
  const user = findByIdentifier(instance, identifier)
  if (!user) throw frontendFieldError('form_identifier_not_found', 'identifier')
  assertMaySignIn(instance, user)
  assertNotSignedIn(instance, client.id, user)
  const signIn = changeSignIn(instance, startSignIn(instance, client), {
    status: 'needs_first_factor',
    identifier,
    userId: user.id,
  })
  if (!strategy) return signIn
  if (strategy === 'password') return attemptFirst(instance, signIn, { strategy, password }, origin)
  return prepareFirst(instance, signIn, { ...input, strategy }, origin)
}

/** Finds the sign-in of a request, which must be unfinished. */
export function assertOpen(signIn: SignIn): void {
  if (signIn.status === 'complete') throw frontendError('verification_already_verified')
}
