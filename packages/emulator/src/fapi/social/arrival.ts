import { ClerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { addExternalAccount, approveScopes } from '../../model/users/credentials.ts'
import { changedPartOfUser } from '../../model/users/users.ts'
import { deleteAttempt, findAttempt } from '../../store/attempts.ts'
import { findUser, findUserByIdentifier, type UserRow } from '../../store/users/users.ts'
import { frontendItem } from '../errors.ts'
import { type Proof, verified } from '../proof.ts'
import { afterFirst, assertMaySignIn, assertNotSignedIn } from '../sign-in/complete.ts'
import { changeSignIn, type ExternalProfile, findSignIn } from '../sign-in/state.ts'
import { takeProfile } from '../sign-up/progress.ts'
import { changeSignUp, findSignUp } from '../sign-up/state.ts'
import { accountOwner } from './accounts.ts'
import type { AccountVisit, VisitClaims } from './visit.ts'

/** Links an external account to a user, unless it is linked already. */
function link(instance: Instance, user: UserRow, profile: ExternalProfile, scopes: readonly string[] = []): void {
  addExternalAccount(instance, user.id, {
    provider: profile.provider,
    provider_user_id: profile.providerUserId,
    email_address: profile.emailAddress,
    first_name: profile.firstName,
    last_name: profile.lastName,
    approved_scopes: ['email', 'profile', ...scopes].join(' '),
  })
  changedPartOfUser(instance, user.id)
}

/** Finds the user of an external account, or of its email address, which counts as verified. */
function userFor(instance: Instance, profile: ExternalProfile): UserRow | undefined {
  const owner = accountOwner(instance, profile)
  if (owner) return findUser(instance.db, owner)
  const user = findUserByIdentifier(instance.db, 'email_address', profile.emailAddress)
  if (user) link(instance, user, profile)
  return user
}

function failed(proof: Proof, error: unknown): Proof {
  if (!(error instanceof ClerkError)) throw error
  return { ...proof, status: 'failed', ...(error.errors[0] ? { error: error.errors[0] } : {}) }
}

const denied = (proof: Proof): Proof => ({
  ...proof,
  status: 'failed',
  error: frontendItem('oauth_access_denied', proof.strategy.slice(6)),
})

type Outcome = { readonly proof: Proof; readonly complete: boolean } | undefined

function toSignIn(instance: Instance, id: string, secret: string, profile: ExternalProfile | undefined): Outcome {
  const signIn = findSignIn(instance, id)
  const proof = signIn?.first
  if (!signIn || proof?.secret !== secret || proof.status !== 'unverified') return undefined
  if (!profile)
    return { proof: changeSignIn(instance, signIn, { first: denied(proof) }).first as Proof, complete: false }
  const user = userFor(instance, profile)
  if (!user) {
    const error = frontendItem('external_account_not_found')
    changeSignIn(instance, signIn, { first: { ...proof, status: 'transferable', error }, external: profile })
    return { proof, complete: false }
  }
  try {
    assertMaySignIn(instance, user)
    assertNotSignedIn(instance, signIn.clientId, user)
  } catch (error) {
    changeSignIn(instance, signIn, { first: failed(proof, error) })
    return { proof, complete: false }
  }
  const done = afterFirst(instance, changeSignIn(instance, signIn, { userId: user.id, first: verified(proof) }))
  return { proof, complete: done.status === 'complete' }
}

async function toSignUp(
  instance: Instance,
  id: string,
  secret: string,
  profile: ExternalProfile | undefined,
): Promise<Outcome> {
  const signUp = findSignUp(instance, id)
  const proof = signUp?.externalProof
  if (!signUp || proof?.secret !== secret || proof.status !== 'unverified') return undefined
  if (!profile) {
    changeSignUp(instance, signUp, { externalProof: denied(proof) })
    return { proof, complete: false }
  }
  if (userFor(instance, profile)) {
    const error = frontendItem('external_account_exists')
    changeSignUp(instance, signUp, { externalProof: { ...proof, status: 'transferable', error }, external: profile })
    return { proof, complete: false }
  }
  const done = await takeProfile(instance, changeSignUp(instance, signUp, { externalProof: verified(proof) }), profile)
  return { proof, complete: done.createdUserId !== null }
}

function toAccount(instance: Instance, id: string, secret: string, profile: ExternalProfile | undefined): Outcome {
  const row = findAttempt(instance.db, 'external_account', id)
  const state = row && (JSON.parse(row.state) as AccountVisit)
  const user = state && findUser(instance.db, state.userId)
  if (!row || !user || state.proof.secret !== secret) return undefined
  deleteAttempt(instance.db, row.id)
  const { accountId, scopes, proof } = state
  if (!accountId) {
    if (profile && !accountOwner(instance, profile)) link(instance, user, profile, scopes)
    return { proof, complete: true }
  }
  const approval = { accountId, scopes, providerUserId: profile?.providerUserId }
  return { proof, complete: approveScopes(instance, user.id, approval) }
}

/** Ends a visit to a provider, with a profile or denied. Returns the address to go to, unless the visit is over. */
export async function arrive(
  instance: Instance,
  { kind, id, secret }: VisitClaims,
  profile: ExternalProfile | undefined,
): Promise<string | undefined> {
  const to = { sign_in: toSignIn, sign_up: toSignUp, external_account: toAccount }[kind]
  const outcome = await to(instance, id, secret, profile)
  return outcome && (outcome.complete ? outcome.proof.completeUrl : outcome.proof.redirectUrl)
}
