import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { checkPassword, hashPassword } from '../../model/factors/passwords.ts'
import { maySignUp } from '../../model/instance/identifier-lists.ts'
import { acceptInstanceInvitation, invitationOfTicket, openInvitation } from '../../model/instance/invitations.ts'
import { startSession } from '../../model/sessions/sessions.ts'
import { createUser, welcome } from '../../model/users/create-user.ts'
import { addExternalAccount } from '../../model/users/credentials.ts'
import { needUser } from '../../model/users/users.ts'
import { type IdentifierKind, identifiersOf, isClaimed, updateIdentifier } from '../../store/users/identifiers.ts'
import { findUserBy } from '../../store/users/users.ts'
import { frontendFieldError } from '../errors.ts'
import { newProof } from '../proof.ts'
import type { ExternalProfile } from '../sign-in/state.ts'
import { changeSignUp, requirements, type SignUp, type SignUpState } from './state.ts'

/** Input that starts or changes a sign-up. */
export interface SignUpInput {
  readonly email_address?: string | undefined
  readonly phone_number?: string | undefined
  readonly web3_wallet?: string | undefined
  readonly username?: string | undefined
  readonly first_name?: string | undefined
  readonly last_name?: string | undefined
  readonly password?: string | undefined
  readonly unsafe_metadata?: Readonly<Record<string, unknown>> | undefined
  readonly legal_accepted?: boolean | undefined
  readonly locale?: string | undefined
  readonly ticket?: string | undefined
}

function taken(field: IdentifierKind | 'username') {
  return clerkError('form_identifier_exists', field.replace('_', ' '), { param_name: field })
}

function assertFree(instance: Instance, input: SignUpInput): void {
  for (const kind of ['email_address', 'phone_number', 'web3_wallet'] as const) {
    const value = input[kind]
    if (value && isClaimed(instance.db, kind, value)) throw taken(kind)
  }
  if (input.username && findUserBy(instance.db, 'username', input.username)) throw taken('username')
}

/** The address of an invitation counts as verified: its ticket came by mail. */
function byTicket(instance: Instance, ticket: string): Pick<SignUpState, 'email_address' | 'email' | 'invitationId'> {
  const invitation = invitationOfTicket(instance, ticket)
  if (!invitation) throw frontendFieldError('ticket_invalid_code', 'ticket')
  return {
    email_address: invitation.name,
    email: { ...newProof(instance, 'ticket'), status: 'verified' },
    invitationId: invitation.id,
  }
}

/** Applies input to a sign-up. A new address or number needs a new verification. */
export async function fillSignUp(instance: Instance, signUp: SignUp, input: SignUpInput): Promise<SignUp> {
  const invited = input.ticket ? byTicket(instance, input.ticket) : {}
  assertFree(instance, { ...input, ...invited })
  for (const address of [input.email_address, input.phone_number, input.web3_wallet]) {
    if (address && !input.ticket && !maySignUp(instance, address)) throw clerkError('not_allowed_access')
  }
  if (input.password) checkPassword(input.password)
  const { email_address: email, phone_number: phone, web3_wallet: wallet } = input
  const change: Partial<SignUpState> = {
    ...(email !== undefined && email !== signUp.email_address ? { email_address: email, email: null } : {}),
    ...(phone !== undefined && phone !== signUp.phone_number ? { phone_number: phone, phone: null } : {}),
    ...(wallet !== undefined && wallet !== signUp.web3_wallet ? { web3_wallet: wallet, wallet: null } : {}),
    ...(input.username === undefined ? {} : { username: input.username }),
    ...(input.first_name === undefined ? {} : { first_name: input.first_name || null }),
    ...(input.last_name === undefined ? {} : { last_name: input.last_name || null }),
    ...(input.password ? { password: await hashPassword(input.password) } : {}),
    ...(input.unsafe_metadata ? { unsafeMetadata: input.unsafe_metadata } : {}),
    ...(input.legal_accepted ? { legalAcceptedAt: instance.now() } : {}),
    ...(input.locale ? { locale: input.locale } : {}),
    ...invited,
  }
  return finishSignUp(instance, changeSignUp(instance, signUp, change))
}

const noted = (signUp: SignUp, kind: IdentifierKind): string | undefined =>
  ({ email_address: signUp.email, phone_number: signUp.phone, web3_wallet: signUp.wallet })[kind]?.strategy

/** The strategy that a new session was started by. */
function strategyOf({ external, password, email, phone, wallet }: SignUp): string {
  if (external) return `oauth_${external.provider}`
  return password ? 'password' : ((wallet ?? email ?? phone)?.strategy ?? 'ticket')
}

/** Creates the user and signs in, if nothing is missing. */
export async function finishSignUp(instance: Instance, signUp: SignUp): Promise<SignUp> {
  const { missing, unverified } = requirements(instance, signUp)
  const identified = signUp.email_address ?? signUp.phone_number ?? signUp.web3_wallet ?? signUp.username
  if (signUp.createdUserId || missing.length > 0 || unverified.length > 0 || !identified) return signUp
  const { db } = instance
  const invitation = signUp.invitationId ? openInvitation(instance, signUp.invitationId) : undefined
  const created = await createUser(
    instance,
    {
      email_address: signUp.email_address ? [signUp.email_address] : undefined,
      phone_number: signUp.phone_number ? [signUp.phone_number] : undefined,
      web3_wallet: signUp.web3_wallet ? [signUp.web3_wallet] : undefined,
      username: signUp.username,
      first_name: signUp.first_name,
      last_name: signUp.last_name,
      locale: signUp.locale,
      external_id: signUp.externalId,
      unsafe_metadata: signUp.unsafeMetadata,
      public_metadata: invitation?.data.public_metadata,
      legal_accepted_at: signUp.legalAcceptedAt,
    },
    { password: signUp.password ?? undefined, silent: true },
  )
  for (const row of identifiersOf(db, [created.id])) {
    const strategy = noted(signUp, row.kind)
    if (strategy) updateIdentifier(db, row.id, { strategy })
  }
  if (invitation) acceptInstanceInvitation(instance, invitation)
  const { external } = signUp
  if (external)
    addExternalAccount(instance, created.id, {
      provider: external.provider,
      provider_user_id: external.providerUserId,
      email_address: external.emailAddress,
      first_name: external.firstName,
      last_name: external.lastName,
    })
  welcome(instance, needUser(instance, created.id))
  const session = startSession(instance, {
    userId: created.id,
    clientId: signUp.clientId,
    strategy: strategyOf(signUp),
  })
  return changeSignUp(instance, signUp, { createdUserId: created.id, createdSessionId: session.id, password: null })
}

/** Applies the profile of a provider, whose email address counts as verified. */
export async function takeProfile(instance: Instance, signUp: SignUp, profile: ExternalProfile): Promise<SignUp> {
  const strategy = `from_oauth_${profile.provider}`
  const filled = changeSignUp(instance, signUp, {
    external: profile,
    email_address: profile.emailAddress,
    email: { ...newProof(instance, strategy), status: 'verified' },
    first_name: signUp.first_name ?? (profile.firstName || null),
    last_name: signUp.last_name ?? (profile.lastName || null),
  })
  return finishSignUp(instance, filled)
}
