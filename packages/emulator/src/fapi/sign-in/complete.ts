import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { hasSecondFactor } from '../../model/factors/mfa.ts'
import { startSession } from '../../model/sessions/sessions.ts'
import { liveSessionsOf, type NewSession } from '../../store/sessions/sessions.ts'
import { findUser, type UserRow } from '../../store/users/users.ts'
import { frontendError } from '../errors.ts'
import { type Proof, verified } from '../proof.ts'
import { changeSignIn, type SignIn } from './state.ts'

/** Finds the user of a sign-in, who may have been deleted since it started. */
export function userOf(instance: Instance, signIn: SignIn): UserRow {
  const user = signIn.userId ? findUser(instance.db, signIn.userId) : undefined
  if (!user) throw clerkError('resource_not_found', 'The user of the sign-in')
  return user
}

export function assertMaySignIn(instance: Instance, user: UserRow): void {
  if (user.banned) throw frontendError('user_banned')
  const left = (user.locked_until ?? 0) - instance.now()
  if (left > 0) throw frontendError('user_locked', '', { lockout_expires_in_seconds: Math.ceil(left / 1000) })
}

/** A client has at most one session per user: clerk-js switches to the existing one. */
export function assertNotSignedIn(instance: Instance, clientId: string, user: UserRow): void {
  const session = liveSessionsOf(instance.db, user.id, instance.now()).find((row) => row.client_id === clientId)
  if (session) throw frontendError('identifier_already_signed_in', '', { session_id: session.id })
}

export function completeSignIn(
  instance: Instance,
  signIn: SignIn,
  session: Partial<Pick<NewSession, 'secondFactor' | 'actor' | 'organizationId' | 'maxSeconds'>> = {},
): SignIn {
  const user = userOf(instance, signIn)
  assertMaySignIn(instance, user)
  const strategy = signIn.first?.strategy.replace('reset_password_', '') ?? 'ticket'
  const started = startSession(instance, { ...session, userId: user.id, clientId: signIn.clientId, strategy })
  return changeSignIn(instance, signIn, { status: 'complete', createdSessionId: started.id })
}

/** Continues a sign-in after its first factor, with a second one if the user has it. */
export function provenFirst(instance: Instance, signIn: SignIn, proof: Proof): SignIn {
  const proven = changeSignIn(instance, signIn, { first: verified(proof) })
  return afterFirst(instance, proven)
}

export function afterFirst(instance: Instance, signIn: SignIn): SignIn {
  if (hasSecondFactor(instance, userOf(instance, signIn)))
    return changeSignIn(instance, signIn, { status: 'needs_second_factor' })
  return completeSignIn(instance, signIn)
}

export function afterSecond(instance: Instance, signIn: SignIn): SignIn {
  return completeSignIn(instance, signIn, { secondFactor: true })
}
