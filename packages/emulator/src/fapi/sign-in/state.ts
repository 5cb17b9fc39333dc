import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { imageUrl } from '../../model/users/user-resource.ts'
import {
  type AttemptRow,
  closeAttempts,
  findAttempt,
  insertAttempt,
  openAttempt,
  saveAttempt,
} from '../../store/attempts.ts'
import type { ClientRow } from '../../store/sessions/clients.ts'
import { findUser } from '../../store/users/users.ts'
import { identifiersFor } from '../environment/attributes.ts'
import { type Proof, proofResource } from '../proof.ts'
import { firstFactors, secondFactors } from './factors.ts'

/** The state of a sign-in. */
export interface SignInState {
  readonly status: 'needs_identifier' | 'needs_first_factor' | 'needs_second_factor' | 'needs_new_password' | 'complete'
  /** As the person typed it. */
  readonly identifier: string | null
  readonly userId: string | null
  readonly first: Proof | null
  readonly second: Proof | null
  readonly createdSessionId: string | null
  /** The profile from a provider if no user has this account, for a transfer to a sign-up. */
  readonly external?: ExternalProfile
}

/** A profile from a social provider. */
export interface ExternalProfile {
  readonly provider: string
  readonly providerUserId: string
  readonly emailAddress: string
  readonly firstName: string
  readonly lastName: string
}

export interface SignIn extends SignInState {
  readonly id: string
  readonly clientId: string
  readonly abandonAt: number
}

function signInOf(row: AttemptRow): SignIn {
  return { ...(JSON.parse(row.state) as SignInState), id: row.id, clientId: row.client_id, abandonAt: row.expire_at }
}

const blank: SignInState = {
  status: 'needs_identifier',
  identifier: null,
  userId: null,
  first: null,
  second: null,
  createdSessionId: null,
}

/** Starts a sign-in, which replaces an unfinished one. */
export function startSignIn(instance: Instance, client: ClientRow): SignIn {
  closeAttempts(instance.db, 'sign_in', client.id)
  return signInOf(insertAttempt(instance.db, { clientId: client.id, kind: 'sign_in', state: blank }, instance.now()))
}

export function openSignIn(instance: Instance, client: ClientRow): SignIn | undefined {
  const row = openAttempt(instance.db, 'sign_in', client.id, instance.now())
  return row && signInOf(row)
}

/** A sign-in of this client, finished or not. */
export function needSignIn(instance: Instance, client: ClientRow | undefined, id: string): SignIn {
  const row = findAttempt(instance.db, 'sign_in', id)
  if (!row || row.client_id !== client?.id) throw clerkError('resource_not_found', `The sign-in ${id}`)
  return signInOf(row)
}

/** Finds a sign-in of any client, for links that are opened in another browser. */
export function findSignIn(instance: Instance, id: string): SignIn | undefined {
  const row = findAttempt(instance.db, 'sign_in', id)
  return row && signInOf(row)
}

export function changeSignIn(instance: Instance, signIn: SignIn, change: Partial<SignInState>): SignIn {
  const changed = { ...signIn, ...change }
  const { id, clientId: _, abandonAt: __, ...state } = changed
  saveAttempt(instance.db, id, state, changed.status !== 'complete')
  return changed
}

export function signInResource(instance: Instance, signIn: SignIn): object {
  const user = signIn.userId ? findUser(instance.db, signIn.userId) : undefined
  const second = signIn.status === 'needs_second_factor' || signIn.second !== null
  return {
    object: 'sign_in_attempt',
    id: signIn.id,
    status: signIn.status,
    supported_identifiers: [...identifiersFor(instance), 'passkey'],
    supported_first_factors: user ? firstFactors(instance, user, signIn.identifier) : null,
    supported_second_factors: user && second ? secondFactors(instance, user) : null,
    first_factor_verification: proofResource(instance, signIn.first),
    second_factor_verification: proofResource(instance, signIn.second),
    identifier: signIn.identifier,
    user_data: user
      ? {
          first_name: user.first_name,
          last_name: user.last_name,
          image_url: imageUrl(instance, user),
          has_image: user.image_id !== null,
        }
      : null,
    created_session_id: signIn.createdSessionId,
    abandon_at: signIn.abandonAt,
  }
}
