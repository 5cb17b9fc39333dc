import * as v from 'valibot'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { accountResource, forgetTokens, removeCredential } from '../../model/users/credentials.ts'
import { needUser } from '../../model/users/users.ts'
import { insertAttempt } from '../../store/attempts.ts'
import { field, filled } from '../form.ts'
import { proofResource } from '../proof.ts'
import { frontendUser } from '../resources/user.ts'
import { type FrontendRoute, frontendRoute, type SignedIn } from '../route.ts'
import { type AccountVisit, type Redirects, startProviderVisit } from './visit.ts'

/** An account that is not linked yet: the address of the provider's page is in its verification. */
function begin(
  instance: Instance,
  { session, user }: SignedIn,
  body: Redirects & { readonly strategy: string; readonly additional_scope?: readonly string[] | undefined },
  origin: string,
): object {
  const now = instance.now()
  const id = newId('eac', now)
  const proof = startProviderVisit(instance, { kind: 'external_account', id, strategy: body.strategy }, body, origin)
  const state: AccountVisit = { userId: user.id, proof, scopes: body.additional_scope ?? [] }
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

/** Visits the provider of a linked account again, for more scopes. */
function visitAgain(
  instance: Instance,
  { session, user }: SignedIn,
  id: string,
  body: Redirects & { readonly additional_scope?: readonly string[] | undefined },
  origin: string,
): object {
  const linked = accountResource(instance, user.id, id)
  // Each visit has an id of its own: the account stays as it is until the browser is back.
  const visit = newId('ver', instance.now())
  const strategy = String(linked.provider)
  const proof = startProviderVisit(instance, { kind: 'external_account', id: visit, strategy }, body, origin)
  const state: AccountVisit = {
    userId: user.id,
    proof,
    scopes: body.additional_scope ?? [],
    accountId: String(linked.id),
  }
  insertAttempt(
    instance.db,
    { id: visit, clientId: session.client_id, kind: 'external_account', state },
    instance.now(),
  )
  return { ...linked, verification: proofResource(instance, proof) }
}

const account = '/me/external_accounts/{external_account_id}'

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
    path: account,
    operation: 'deleteExternalAccount',
    reverification: true,
    run: ({ instance, session, param }) =>
      removeCredential(instance, session().user.id, 'external_account', param('external_account_id')),
  }),
  frontendRoute({
    method: 'PATCH',
    path: `${account}/reauthorize`,
    operation: 'reauthorizeExternalAccount',
    differs: 'A page of the emulator stands for the provider.',
    body: v.strictObject({
      additional_scope: field.list,
      redirect_url: field.required(filled),
      action_complete_redirect_url: field.value,
      oidc_login_hint: field.value,
      oidc_prompt: field.value,
    }),
    run: ({ instance, session, param, body, origin }) =>
      visitAgain(instance, session(), param('external_account_id'), body, origin),
  }),
  frontendRoute({
    method: 'DELETE',
    path: `${account}/tokens`,
    operation: 'revokeExternalAccountTokens',
    run: ({ instance, session, param }) => {
      const { user } = session()
      forgetTokens(instance, user.id, param('external_account_id'))
      return frontendUser(instance, needUser(instance, user.id))
    },
  }),
]
