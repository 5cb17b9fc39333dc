import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import type { StoredPassword } from '../../model/factors/passwords.ts'
import {
  type AttemptRow,
  closeAttempts,
  findAttempt,
  insertAttempt,
  openAttempt,
  saveAttempt,
} from '../../store/attempts.ts'
import type { ClientRow } from '../../store/sessions/clients.ts'
import { attributesOf, emailStrategies } from '../environment/attributes.ts'
import { type Proof, proofResource } from '../proof.ts'
import type { ExternalProfile } from '../sign-in/state.ts'
import { strategiesOf } from '../wallets/strategies.ts'

/** The state of a sign-up. The password is stored as its digest. */
export interface SignUpState {
  readonly email_address: string | null
  readonly phone_number: string | null
  readonly web3_wallet: string | null
  readonly username: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly password: StoredPassword | null
  readonly unsafeMetadata: Readonly<Record<string, unknown>>
  readonly legalAcceptedAt: number | null
  readonly locale: string | null
  readonly email: Proof | null
  readonly phone: Proof | null
  readonly wallet: Proof | null
  readonly externalProof: Proof | null
  readonly external: ExternalProfile | null
  /** The invitation whose ticket started the sign-up. */
  readonly invitationId: string | null
  /** Set by the Backend API. */
  readonly externalId: string | null
  /** Set by the Backend API. */
  readonly customAction: boolean
  readonly createdSessionId: string | null
  readonly createdUserId: string | null
}

export interface SignUp extends SignUpState {
  readonly id: string
  readonly clientId: string
  readonly abandonAt: number
}

const blank: SignUpState = {
  email_address: null,
  phone_number: null,
  web3_wallet: null,
  username: null,
  first_name: null,
  last_name: null,
  password: null,
  unsafeMetadata: {},
  legalAcceptedAt: null,
  locale: null,
  email: null,
  phone: null,
  wallet: null,
  externalProof: null,
  external: null,
  invitationId: null,
  externalId: null,
  customAction: false,
  createdSessionId: null,
  createdUserId: null,
}

function signUpOf(row: AttemptRow): SignUp {
  return {
    ...blank,
    ...(JSON.parse(row.state) as SignUpState),
    id: row.id,
    clientId: row.client_id,
    abandonAt: row.expire_at,
  }
}

/** Starts a sign-up, which replaces an unfinished one. */
export function startSignUp(instance: Instance, client: ClientRow): SignUp {
  closeAttempts(instance.db, 'sign_up', client.id)
  return signUpOf(insertAttempt(instance.db, { clientId: client.id, kind: 'sign_up', state: blank }, instance.now()))
}

export function openSignUp(instance: Instance, client: ClientRow): SignUp | undefined {
  const row = openAttempt(instance.db, 'sign_up', client.id, instance.now())
  return row && signUpOf(row)
}

export function needSignUp(instance: Instance, client: ClientRow | undefined, id: string): SignUp {
  const row = findAttempt(instance.db, 'sign_up', id)
  if (!row || row.client_id !== client?.id) throw clerkError('resource_not_found', `The sign-up ${id}`)
  return signUpOf(row)
}

/** Finds a sign-up of any client, for links that are opened in another browser. */
export function findSignUp(instance: Instance, id: string): SignUp | undefined {
  const row = findAttempt(instance.db, 'sign_up', id)
  return row && signUpOf(row)
}

export function changeSignUp(instance: Instance, signUp: SignUp, change: Partial<SignUpState>): SignUp {
  const changed = { ...signUp, ...change }
  const { id, clientId: _, abandonAt: __, ...state } = changed
  saveAttempt(instance.db, id, state, changed.createdUserId === null)
  return changed
}

const fields = [
  'email_address',
  'phone_number',
  'web3_wallet',
  'username',
  'first_name',
  'last_name',
  'password',
] as const

/** The required fields, and those that are missing or unverified. */
export function requirements(instance: Instance, signUp: SignUp) {
  const attributes = attributesOf(instance)
  const enabled = fields.filter((name) => attributes[name].enabled)
  // A provider or a wallet takes the place of a password.
  const hasOther = signUp.external !== null || signUp.wallet?.status === 'verified'
  const isRequired = (name: (typeof fields)[number]): boolean =>
    attributes[name].required && !(name === 'password' && hasOther)
  return {
    required: enabled.filter(isRequired),
    optional: enabled.filter((name) => !isRequired(name)),
    missing: enabled.filter((name) => isRequired(name) && signUp[name] === null),
    unverified: [
      ...(signUp.email_address && signUp.email?.status !== 'verified' ? ['email_address'] : []),
      ...(signUp.phone_number && signUp.phone?.status !== 'verified' ? ['phone_number'] : []),
      ...(signUp.web3_wallet && signUp.wallet?.status !== 'verified' ? ['web3_wallet'] : []),
    ],
  }
}

function contactVerification(
  instance: Instance,
  value: string | null,
  proof: Proof | null,
  strategies: readonly string[],
): object | null {
  if (value === null) return null
  // No strategy until it is prepared: Clerk's components read one as a code that was sent.
  if (!proof) return { next_action: 'needs_prepare', supported_strategies: strategies }
  const next = proof.status === 'verified' ? '' : 'needs_attempt'
  return { ...proofResource(instance, proof), next_action: next, supported_strategies: strategies }
}

export function signUpResource(instance: Instance, signUp: SignUp): object {
  const { required, optional, missing, unverified } = requirements(instance, signUp)
  return {
    object: 'sign_up_attempt',
    id: signUp.id,
    status: signUp.createdUserId ? 'complete' : 'missing_requirements',
    required_fields: required,
    optional_fields: optional,
    missing_fields: missing,
    unverified_fields: unverified,
    verifications: {
      email_address: contactVerification(instance, signUp.email_address, signUp.email, emailStrategies(instance)),
      phone_number: contactVerification(instance, signUp.phone_number, signUp.phone, ['phone_code']),
      web3_wallet: contactVerification(
        instance,
        signUp.web3_wallet,
        signUp.wallet,
        strategiesOf(signUp.web3_wallet ?? ''),
      ),
      external_account: proofResource(instance, signUp.externalProof),
    },
    username: signUp.username,
    email_address: signUp.email_address,
    phone_number: signUp.phone_number,
    web3_wallet: signUp.web3_wallet,
    password_enabled: signUp.password !== null,
    has_password: signUp.password !== null,
    first_name: signUp.first_name,
    last_name: signUp.last_name,
    unsafe_metadata: signUp.unsafeMetadata,
    public_metadata: {},
    custom_action: signUp.customAction,
    external_id: signUp.externalId,
    external_account_strategy: signUp.external ? `oauth_${signUp.external.provider}` : null,
    created_session_id: signUp.createdSessionId,
    created_user_id: signUp.createdUserId,
    abandon_at: signUp.abandonAt,
    legal_accepted_at: signUp.legalAcceptedAt,
    locale: signUp.locale,
  }
}

/** The sign-up as the Backend API shows it. */
export function backendSignUp(instance: Instance, signUp: SignUp): object {
  const {
    has_password: _,
    external_account_strategy: __,
    ...shown
  } = signUpResource(instance, signUp) as Record<string, unknown>
  return shown
}
