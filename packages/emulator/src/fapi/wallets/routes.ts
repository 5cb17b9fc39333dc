import * as v from 'valibot'
import type { Instance } from '../../instance.ts'
import { createContact } from '../../model/users/identifiers.ts'
import { insertAttempt, saveAttempt } from '../../store/attempts.ts'
import type { IdentifierRow } from '../../store/users/identifiers.ts'
import { web3Wallet } from '../../validation.ts'
import { frontendError } from '../errors.ts'
import { field, filled } from '../form.ts'
import { confirmContact, contactView, needOwn, ownContacts, proofOf, removeContact } from '../me/contacts.ts'
import type { Proof } from '../proof.ts'
import { type FrontendRequest, type FrontendRoute, frontendRoute, type SignedIn } from '../route.ts'
import { attemptSignature, walletProof } from './proof.ts'
import { walletStrategies } from './strategies.ts'

const kind = 'web3_wallet'

/** The wallet in the path, which must be the caller's. */
function own({ instance, session, param }: FrontendRequest<unknown, unknown>): IdentifierRow {
  return needOwn(instance, session().user, kind, param('web3_wallet_id'))
}

async function prepare(
  instance: Instance,
  { session, user }: SignedIn,
  row: IdentifierRow,
  strategy: string,
  origin: string,
): Promise<object> {
  if (row.status === 'verified') throw frontendError('verification_already_verified')
  const state = await walletProof(instance, strategy, row.value, origin)
  insertAttempt(instance.db, { id: row.id, clientId: session.client_id, kind: 'contact', state }, instance.now())
  return contactView(instance, needOwn(instance, user, kind, row.id))
}

async function attempt(instance: Instance, row: IdentifierRow, signature: string): Promise<object> {
  if (row.status === 'verified') throw frontendError('verification_already_verified')
  const read = () => proofOf(instance, row.id)
  const save = (proof: Proof) => saveAttempt(instance.db, row.id, proof, true)
  const strategy = read()?.strategy ?? ''
  save(await attemptSignature(instance, read, { strategy, address: row.value, signature }, save))
  confirmContact(instance, row, strategy)
  return contactView(instance, { ...row, status: 'verified', strategy })
}

const one = '/me/web3_wallets/{web3_wallet_id}'

export const walletRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/me/web3_wallets',
    operation: 'getWeb3Wallets',
    bare: true,
    run: ({ instance, session }) => ownContacts(instance, session().user, kind),
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/web3_wallets',
    operation: 'postWeb3Wallets',
    body: v.strictObject({ web3_wallet: field.required(web3Wallet) }),
    reverification: true,
    run: ({ instance, session, body }) =>
      createContact(instance, kind, { user_id: session().user.id, value: body.web3_wallet }),
  }),
  frontendRoute({
    method: 'GET',
    path: one,
    operation: 'readWeb3Wallet',
    run: (request) => contactView(request.instance, own(request)),
  }),
  frontendRoute({
    method: 'DELETE',
    path: one,
    operation: 'deleteWeb3Wallet',
    reverification: true,
    run: (request) => removeContact(request.instance, request.session().user, own(request)),
  }),
  frontendRoute({
    method: 'POST',
    path: `${one}/prepare_verification`,
    operation: 'prepareWeb3WalletVerification',
    body: v.strictObject({ strategy: field.requiredOneOf(walletStrategies), redirect_url: field.value }),
    run: (request) => prepare(request.instance, request.session(), own(request), request.body.strategy, request.origin),
  }),
  frontendRoute({
    method: 'POST',
    path: `${one}/attempt_verification`,
    operation: 'attemptWeb3WalletVerification',
    differs: 'Signatures of keys only: a smart wallet would need its blockchain.',
    body: v.strictObject({ signature: field.required(filled) }),
    run: (request) => attempt(request.instance, own(request), request.body.signature),
  }),
]
