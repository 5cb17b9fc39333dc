import * as v from 'valibot'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { removeCredential } from '../../model/users/credentials.ts'
import { insertAttempt } from '../../store/attempts.ts'
import { field, filled } from '../form.ts'
import { proofResource } from '../proof.ts'
import { type FrontendRoute, frontendRoute, type SignedIn } from '../route.ts'
import { startProviderVisit } from './visit.ts'

/** An account that is not linked yet: the address of the provider's page is in its verification. */
function begin(
  instance: Instance,
  { session, user }: SignedIn,
  body: { readonly strategy: string; readonly redirect_url?: string | undefined },
  origin: string,
): object {
  const now = instance.now()
  const id = newId('eac', now)
  const proof = startProviderVisit(instance, { kind: 'external_account', id, strategy: body.strategy }, body, origin)
  const state = { userId: user.id, proof }
  insertAttempt(instance.db, { id, clientId: session.client_id, kind: 'external_account', state }, now)
  return {
    object: 'external_account',
    id,
    provider: body.strategy,
    identification_id: newId('idn', now),
    provider_user_id: '',
    approved_scopes: '',
    email_address: '',
    first_name: '',
    last_name: '',
    image_url: '',
    username: null,
    public_metadata: {},
    label: null,
    created_at: now,
    updated_at: now,
    verification: proofResource(instance, proof),
  }
}

export const socialRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path: '/me/external_accounts',
    operation: 'postOAuthAccounts',
    differs: 'A page of the emulator stands for Apple, Facebook, GitHub and Google.',
    body: v.strictObject({
      strategy: field.required(filled),
      redirect_url: field.value,
      action_complete_redirect_url: field.value,
      additional_scope: field.list,
      oidc_prompt: field.value,
      oidc_login_hint: field.value,
      enterprise_connection_id: field.value,
      code: field.text,
      token: field.text,
    }),
    reverification: true,
    run: ({ instance, session, body, origin }) => begin(instance, session(), body, origin),
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/me/external_accounts/{external_account_id}',
    operation: 'deleteExternalAccount',
    reverification: true,
    run: ({ instance, session, param }) =>
      removeCredential(instance, session().user.id, 'external_account', param('external_account_id')),
  }),
]
