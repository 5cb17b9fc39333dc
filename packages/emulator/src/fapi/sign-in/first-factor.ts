import type { Instance } from '../../instance.ts'
import { hasSecondFactor } from '../../model/factors/mfa.ts'
import { checkCredentials } from '../../model/sessions/sign-in.ts'
import { changeUser } from '../../model/users/change-user.ts'
import { type IdentifierRow, identifiersOf } from '../../store/users/identifiers.ts'
import { findUser, type UserRow } from '../../store/users/users.ts'
import { frontendError, frontendFieldError } from '../errors.ts'
import { sendCode, sendVerificationLink } from '../messages.ts'
import { backTo } from '../origin.ts'
import { usePasskey } from '../passkeys/use.ts'
import { assertionOptions } from '../passkeys/webauthn.ts'
import { attemptCode, newProof, type Proof, verified } from '../proof.ts'
import { startProviderVisit } from '../social/visit.ts'
import { attemptSignature, walletProof } from '../wallets/proof.ts'
import { isWalletStrategy } from '../wallets/strategies.ts'
import { afterFirst, assertMaySignIn, assertNotSignedIn, completeSignIn, provenFirst, userOf } from './complete.ts'
import { walletAddress } from './identify.ts'
import { changeSignIn, findSignIn, type SignIn } from './state.ts'

/** Input that prepares a factor. */
export interface PrepareInput {
  readonly strategy: string
  readonly email_address_id?: string | undefined
  readonly phone_number_id?: string | undefined
  readonly web3_wallet_id?: string | undefined
  readonly redirect_url?: string | undefined
  readonly action_complete_redirect_url?: string | undefined
}

/** Input that attempts a factor. */
export interface AttemptInput {
  readonly strategy: string
  readonly code?: string | undefined
  readonly password?: string | undefined
  readonly signature?: string | undefined
  readonly public_key_credential?: string | undefined
}

const codeStrategies: Readonly<Record<string, IdentifierRow['kind']>> = {
  email_code: 'email_address',
  email_link: 'email_address',
  reset_password_email_code: 'email_address',
  phone_code: 'phone_number',
  reset_password_phone_code: 'phone_number',
}

/** The recipient of a message: the given address or number, else the typed or the primary one. */
export function contactFor(
  instance: Instance,
  user: UserRow,
  input: PrepareInput,
  typed: string | null,
): IdentifierRow {
  const kind = codeStrategies[input.strategy]
  const own = identifiersOf(instance.db, [user.id]).filter((row) => row.kind === kind && row.status === 'verified')
  const named = kind === 'email_address' ? input.email_address_id : input.phone_number_id
  const primary = kind === 'email_address' ? user.primary_email_address_id : user.primary_phone_number_id
  const row = named
    ? own.find(({ id }) => id === named)
    : (own.find(({ value }) => value === typed?.trim().toLowerCase()) ?? own.find(({ id }) => id === primary) ?? own[0])
  if (!row) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  return row
}

async function prepareWallet(
  instance: Instance,
  signIn: SignIn,
  user: UserRow,
  { strategy, web3_wallet_id: id }: PrepareInput,
  origin: string,
): Promise<SignIn> {
  const wallets = identifiersOf(instance.db, [user.id]).filter(
    ({ kind, status }) => kind === 'web3_wallet' && status === 'verified',
  )
  const typed = walletAddress(signIn.identifier)
  const wallet = id
    ? wallets.find((row) => row.id === id)
    : (wallets.find(({ value }) => value === typed) ?? wallets[0])
  if (!wallet) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  const first = await walletProof(instance, strategy, wallet.value, origin, { identifierId: wallet.id })
  return changeSignIn(instance, signIn, { first })
}

async function attemptWallet(
  instance: Instance,
  signIn: SignIn,
  { strategy, signature }: AttemptInput,
): Promise<SignIn> {
  const wallet = identifiersOf(instance.db, [userOf(instance, signIn).id]).find(
    ({ id, kind }) => kind === 'web3_wallet' && id === signIn.first?.identifierId,
  )
  if (!wallet) throw frontendError('verification_not_sent')
  const stored = () => findSignIn(instance, signIn.id)
  const save = (first: Proof) => changeSignIn(instance, stored() ?? signIn, { first })
  const attempt = { strategy, address: wallet.value, signature }
  return afterFirst(instance, save(await attemptSignature(instance, () => stored()?.first, attempt, save)))
}

export async function prepareFirst(
  instance: Instance,
  signIn: SignIn,
  input: PrepareInput,
  origin: string,
): Promise<SignIn> {
  const { strategy } = input
  if (strategy.startsWith('oauth_'))
    return changeSignIn(instance, signIn, {
      first: startProviderVisit(instance, { kind: 'sign_in', id: signIn.id, strategy }, input, origin),
    })
  const user = signIn.userId ? userOf(instance, signIn) : undefined
  if (strategy === 'passkey') {
    const nonce = await assertionOptions(instance, user, origin)
    return changeSignIn(instance, signIn, {
      status: 'needs_first_factor',
      first: newProof(instance, strategy, { nonce }),
    })
  }
  if (user && isWalletStrategy(strategy)) return prepareWallet(instance, signIn, user, input, origin)
  if (!user || !codeStrategies[strategy]) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  const contact = contactFor(instance, user, input, signIn.identifier)
  const purpose = strategy.startsWith('reset_password') ? 'password reset' : 'sign-in'
  if (strategy !== 'email_link') {
    sendCode(instance, contact, purpose)
    return changeSignIn(instance, signIn, { first: newProof(instance, strategy, { identifierId: contact.id }) })
  }
  const secret = sendVerificationLink(instance, contact, { kind: 'sign_in', id: signIn.id }, purpose)
  const redirectUrl = backTo(input.redirect_url, origin)
  return changeSignIn(instance, signIn, {
    first: newProof(instance, strategy, { identifierId: contact.id, secret, redirectUrl }),
  })
}

async function attemptPassword(instance: Instance, signIn: SignIn, password: string | undefined): Promise<SignIn> {
  const user = userOf(instance, signIn)
  if (!user.password_digest) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  if (!password) throw frontendFieldError('form_param_nil', 'password')
  const proof = signIn.first?.strategy === 'password' ? signIn.first : newProof(instance, 'password')
  if (!(await checkCredentials(instance, signIn.identifier ?? '', password))) {
    changeSignIn(instance, signIn, { first: { ...proof, attempts: proof.attempts + 1 } })
    assertMaySignIn(instance, findUser(instance.db, user.id) ?? user)
    throw frontendFieldError('form_password_incorrect', 'password')
  }
  if (user.password_compromised) throw frontendFieldError('form_password_compromised', 'password')
  return provenFirst(instance, signIn, proof)
}

async function attemptReset(instance: Instance, signIn: SignIn, proof: Proof, password?: string): Promise<SignIn> {
  const proven = changeSignIn(instance, signIn, { first: proof, status: 'needs_new_password' })
  return password ? resetPassword(instance, proven, password, false) : proven
}

/** A passkey counts as both factors: a device, unlocked by a secret or a fingerprint. */
async function attemptPasskey(
  instance: Instance,
  signIn: SignIn,
  credential: string | undefined,
  origin: string,
): Promise<SignIn> {
  const user = await usePasskey(instance, signIn.first, credential, origin)
  if (signIn.userId && signIn.userId !== user.id)
    throw frontendError('passkey_verification_failed', 'it is not of this user')
  assertMaySignIn(instance, user)
  assertNotSignedIn(instance, signIn.clientId, user)
  const { nonce: _, ...proof } = signIn.first as Proof
  const proven = changeSignIn(instance, signIn, { userId: user.id, first: verified(proof) })
  return completeSignIn(instance, proven, { secondFactor: hasSecondFactor(instance, user) })
}

export async function attemptFirst(
  instance: Instance,
  signIn: SignIn,
  input: AttemptInput,
  origin: string,
): Promise<SignIn> {
  const { strategy } = input
  if (signIn.status !== 'needs_first_factor') throw frontendError('verification_already_verified')
  if (strategy === 'passkey') return attemptPasskey(instance, signIn, input.public_key_credential, origin)
  if (isWalletStrategy(strategy)) return attemptWallet(instance, signIn, input)
  if (strategy === 'password') return attemptPassword(instance, signIn, input.password)
  if (!codeStrategies[strategy] || strategy === 'email_link')
    throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  if (input.code === undefined) throw frontendFieldError('form_param_nil', 'code')
  assertMaySignIn(instance, userOf(instance, signIn))
  const save = (first: Proof) => changeSignIn(instance, signIn, { first })
  const proof = attemptCode(instance, signIn.first, strategy, input.code, save)
  if (strategy.startsWith('reset_password')) return attemptReset(instance, signIn, proof, input.password)
  return afterFirst(instance, changeSignIn(instance, signIn, { first: proof }))
}

/** Sets a new password after a reset code, and continues the sign-in. */
export async function resetPassword(
  instance: Instance,
  signIn: SignIn,
  password: string,
  signOutOthers: boolean,
): Promise<SignIn> {
  if (signIn.status !== 'needs_new_password') throw frontendError('verification_not_sent')
  await changeUser(instance, userOf(instance, signIn).id, { password, sign_out_of_other_sessions: signOutOthers })
  return afterFirst(instance, signIn)
}
