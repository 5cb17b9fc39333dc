import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { removeCredential } from '../../model/users/credentials.ts'
import { changedPartOfUser } from '../../model/users/users.ts'
import { deleteAttempt, findAttempt, insertAttempt } from '../../store/attempts.ts'
import { credentialsOf, insertCredential, updateCredential } from '../../store/users/credentials.ts'
import type { UserRow } from '../../store/users/users.ts'
import { frontendError } from '../errors.ts'
import { field } from '../form.ts'
import { deviceName } from '../me/activity.ts'
import { newProof, type Proof, proofResource, verified } from '../proof.ts'
import { frontendPasskey } from '../resources/user.ts'
import { type FrontendRoute, frontendRoute, type SignedIn } from '../route.ts'
import { checkRegistration, registrationOptions } from './webauthn.ts'

interface Pending {
  readonly userId: string
  readonly proof: Proof
}

async function begin(instance: Instance, { session, user }: SignedIn, origin: string): Promise<object> {
  const proof = newProof(instance, 'passkey', { nonce: await registrationOptions(instance, user, origin) })
  const now = instance.now()
  const id = newId('idn', now)
  const state: Pending = { userId: user.id, proof }
  insertAttempt(instance.db, { id, clientId: session.client_id, kind: 'passkey', state }, now)
  return {
    id,
    object: 'passkey',
    name: '',
    last_used_at: null,
    verification: proofResource(instance, proof),
    created_at: now,
    updated_at: now,
  }
}

function passkeyOf(instance: Instance, user: UserRow, id: string) {
  const row = credentialsOf(instance.db, [user.id]).find((other) => other.kind === 'passkey' && other.id === id)
  if (!row) throw clerkError('resource_not_found', `The passkey ${id}`)
  return JSON.parse(row.data) as Record<string, unknown>
}

async function finish(
  instance: Instance,
  user: UserRow,
  id: string,
  asked: { readonly credential: string | undefined; readonly origin: string; readonly userAgent: string },
): Promise<object> {
  const row = findAttempt(instance.db, 'passkey', id)
  const pending = row && (JSON.parse(row.state) as Pending)
  if (!row || pending?.userId !== user.id) throw clerkError('resource_not_found', `The passkey ${id}`)
  if (pending.proof.expireAt <= instance.now()) throw frontendError('verification_expired')
  const { id: credentialId, key } = await checkRegistration(pending.proof.nonce ?? '', asked.credential, asked.origin)
  const { nonce: _, ...proof } = verified(pending.proof)
  const data = {
    id,
    object: 'passkey',
    name: deviceName(asked.userAgent),
    last_used_at: instance.now(),
    verification: proofResource(instance, proof),
  }
  instance.db.transaction(() => {
    deleteAttempt(instance.db, id)
    insertCredential(instance.db, {
      id,
      user_id: user.id,
      kind: 'passkey',
      provider: 'passkey',
      provider_user_id: credentialId,
      token: JSON.stringify(key),
      data: JSON.stringify(data),
    })
  })
  changedPartOfUser(instance, user.id)
  return frontendPasskey(data, user)
}

const one = '/me/passkeys/{passkey_id}'

export const passkeyRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path: '/me/passkeys',
    operation: 'postPasskey',
    differs: 'Browsers allow passkeys on localhost, not on 127.0.0.1.',
    reverification: true,
    run: ({ instance, session, origin }) => begin(instance, session(), origin),
  }),
  frontendRoute({
    method: 'POST',
    path: `${one}/attempt_verification`,
    operation: 'attemptPasskeyVerification',
    body: v.strictObject({ strategy: field.oneOf(['passkey']), public_key_credential: field.text }),
    run: ({ instance, session, param, body, origin, userAgent }) =>
      finish(instance, session().user, param('passkey_id'), {
        credential: body.public_key_credential,
        origin,
        userAgent,
      }),
  }),
  frontendRoute({
    method: 'GET',
    path: one,
    operation: 'readPasskey',
    run: ({ instance, session, param }) => {
      const { user } = session()
      return frontendPasskey(passkeyOf(instance, user, param('passkey_id')), user)
    },
  }),
  frontendRoute({
    method: 'PATCH',
    path: one,
    operation: 'patchPasskey',
    body: v.strictObject({ name: field.value }),
    run: ({ instance, session, param, body }) => {
      const { user } = session()
      const before = passkeyOf(instance, user, param('passkey_id'))
      const data = { ...before, name: body.name ?? before.name }
      updateCredential(instance.db, param('passkey_id'), data)
      changedPartOfUser(instance, user.id)
      return frontendPasskey(data, user)
    },
  }),
  frontendRoute({
    method: 'DELETE',
    path: one,
    operation: 'deletePasskey',
    reverification: true,
    run: ({ instance, session, param }) =>
      removeCredential(instance, session().user.id, 'passkey', param('passkey_id')),
  }),
]
