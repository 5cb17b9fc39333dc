import * as v from 'valibot'
import type { Instance } from '../../instance.ts'
import { emailAddress, phoneNumber, username, web3Wallet } from '../../validation.ts'
import { frontendFieldError } from '../errors.ts'
import { field, filled } from '../form.ts'
import { sendCode, sendVerificationLink } from '../messages.ts'
import { backTo } from '../origin.ts'
import { attemptCode, newProof, type Proof } from '../proof.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { botProtection } from '../sign-in/routes.ts'
import { type ExternalProfile, openSignIn } from '../sign-in/state.ts'
import { startProviderVisit } from '../social/visit.ts'
import { attemptSignature, walletProof } from '../wallets/proof.ts'
import { isWalletStrategy, walletStrategies } from '../wallets/strategies.ts'
import { fillSignUp, finishSignUp, takeProfile } from './progress.ts'
import { changeSignUp, findSignUp, needSignUp, type SignUp, signUpResource, startSignUp } from './state.ts'

const person = {
  email_address: field.maybe(emailAddress),
  phone_number: field.maybe(phoneNumber),
  email_address_or_phone_number: field.maybe(v.union([emailAddress, phoneNumber])),
  username: field.maybe(username),
  first_name: field.text,
  last_name: field.text,
  password: field.value,
  unsafe_metadata: field.metadata,
  legal_accepted: field.boolean,
  strategy: field.value,
  redirect_url: field.value,
  action_complete_redirect_url: field.value,
  oidc_login_hint: field.value,
  oidc_prompt: field.value,
  ticket: field.value,
  transfer: field.boolean,
  token: field.text,
  code: field.text,
  web3_wallet: field.maybe(web3Wallet),
  ...botProtection,
}

/** The contact that a strategy verifies. */
const contacts: Readonly<Record<string, 'email' | 'phone'>> = {
  email_code: 'email',
  email_link: 'email',
  phone_code: 'phone',
}

function contactOf(signUp: SignUp, strategy: string) {
  const field = contacts[strategy]
  const value = field === 'email' ? signUp.email_address : field === 'phone' ? signUp.phone_number : null
  if (!field || !value) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  return { field, value, kind: field === 'email' ? ('email_address' as const) : ('phone_number' as const) }
}

async function prepare(
  instance: Instance,
  signUp: SignUp,
  input: { readonly strategy: string; readonly redirect_url?: string | undefined },
  origin: string,
): Promise<SignUp> {
  if (isWalletStrategy(input.strategy)) {
    if (!signUp.web3_wallet) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
    const wallet = await walletProof(instance, input.strategy, signUp.web3_wallet, origin)
    return changeSignUp(instance, signUp, { wallet })
  }
  const { field, ...to } = contactOf(signUp, input.strategy)
  if (input.strategy !== 'email_link') {
    sendCode(instance, to, 'sign-up')
    return changeSignUp(instance, signUp, { [field]: newProof(instance, input.strategy) })
  }
  const secret = sendVerificationLink(instance, to, { kind: 'sign_up', id: signUp.id }, 'sign-up')
  const proof = newProof(instance, 'email_link', { secret, redirectUrl: backTo(input.redirect_url, origin) })
  return changeSignUp(instance, signUp, { email: proof })
}

interface AttemptInput {
  readonly strategy: string
  readonly code?: string | undefined
  readonly signature?: string | undefined
}

async function attempt(
  instance: Instance,
  signUp: SignUp,
  { strategy, code, signature }: AttemptInput,
): Promise<SignUp> {
  if (isWalletStrategy(strategy)) {
    if (!signUp.web3_wallet) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
    const stored = () => findSignUp(instance, signUp.id)
    const save = (wallet: Proof) => changeSignUp(instance, stored() ?? signUp, { wallet })
    const input = { strategy, address: signUp.web3_wallet, signature }
    return save(await attemptSignature(instance, () => stored()?.wallet, input, save))
  }
  const { field: contact } = contactOf(signUp, strategy)
  if (!code) throw frontendFieldError('form_param_nil', 'code')
  const save = (proof: Proof) => changeSignUp(instance, signUp, { [contact]: proof })
  return save(attemptCode(instance, signUp[contact], strategy, code, save))
}

/** Moves a contact that may be an address or a number into the field for it. */
function withContact<T extends { readonly email_address_or_phone_number?: string | undefined }>(body: T): T {
  const { email_address_or_phone_number: contact } = body
  if (!contact) return body
  return { ...body, [contact.includes('@') ? 'email_address' : 'phone_number']: contact }
}

/** Turns a sign-in with an unknown external account into a sign-up. */
function transfer(instance: Instance, signUp: SignUp, profile: ExternalProfile): Promise<SignUp> {
  const externalProof = { ...newProof(instance, `oauth_${profile.provider}`), status: 'verified' as const }
  return takeProfile(instance, changeSignUp(instance, signUp, { externalProof }), profile)
}

export const signUpRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ups',
    operation: 'createSignUps',
    body: v.strictObject(person),
    run: async ({ instance, client, body, origin }) => {
      const profile = body.transfer ? openSignIn(instance, client())?.external : undefined
      const signUp = await fillSignUp(instance, startSignUp(instance, client()), withContact(body))
      const { strategy } = body
      if (profile) return signUpResource(instance, await transfer(instance, signUp, profile))
      if (!strategy?.startsWith('oauth_')) return signUpResource(instance, signUp)
      const visit = { kind: 'sign_up' as const, id: signUp.id, strategy }
      const externalProof = startProviderVisit(instance, visit, body, origin)
      return signUpResource(instance, changeSignUp(instance, signUp, { externalProof }))
    },
  }),
  frontendRoute({
    method: 'GET',
    path: '/client/sign_ups/{sign_up_id}',
    operation: 'getSignUps',
    run: ({ instance, knownClient, param }) =>
      signUpResource(instance, needSignUp(instance, knownClient, param('sign_up_id'))),
  }),
  frontendRoute({
    method: 'PATCH',
    path: '/client/sign_ups/{sign_up_id}',
    operation: 'updateSignUps',
    body: v.strictObject(person),
    run: async ({ instance, knownClient, param, body }) => {
      const signUp = needSignUp(instance, knownClient, param('sign_up_id'))
      return signUpResource(instance, await fillSignUp(instance, signUp, withContact(body)))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ups/{sign_up_id}/prepare_verification',
    operation: 'prepareSignUpsVerification',
    body: v.strictObject({
      strategy: field.required(filled),
      redirect_url: field.value,
      action_complete_redirect_url: field.value,
      oidc_login_hint: field.value,
      oidc_prompt: field.value,
      channel: field.value,
      ...botProtection,
    }),
    run: async ({ instance, knownClient, param, body, origin }) => {
      const signUp = needSignUp(instance, knownClient, param('sign_up_id'))
      return signUpResource(instance, await prepare(instance, signUp, body, origin))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ups/{sign_up_id}/attempt_verification',
    operation: 'attemptSignUpsVerification',
    body: v.strictObject({
      strategy: field.requiredOneOf(['email_code', 'email_link', 'phone_code', ...walletStrategies, 'google_one_tap']),
      code: field.text,
      signature: field.text,
      token: field.text,
      ...botProtection,
    }),
    run: async ({ instance, knownClient, param, body }) => {
      const signUp = needSignUp(instance, knownClient, param('sign_up_id'))
      return signUpResource(instance, await finishSignUp(instance, await attempt(instance, signUp, body)))
    },
  }),
]
