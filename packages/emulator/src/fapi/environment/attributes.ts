import type { Instance } from '../../instance.ts'
import { walletStrategies } from '../wallets/strategies.ts'

/** The settings of a user attribute. */
export interface Attribute {
  readonly enabled: boolean
  readonly required: boolean
  readonly used_for_first_factor: boolean
  readonly first_factors: readonly string[]
  readonly used_for_second_factor: boolean
  readonly second_factors: readonly string[]
  readonly verifications: readonly string[]
  readonly verify_at_sign_up: boolean
  readonly immutable: boolean
}

function attribute(change: Partial<Attribute> = {}): Attribute {
  return {
    enabled: true,
    required: false,
    used_for_first_factor: (change.first_factors?.length ?? 0) > 0,
    first_factors: [],
    used_for_second_factor: (change.second_factors?.length ?? 0) > 0,
    second_factors: [],
    verifications: [],
    verify_at_sign_up: (change.verifications?.length ?? 0) > 0,
    immutable: false,
    ...change,
  }
}

/** All supported attributes are enabled; sign-up requires an email address and a password. */
const attributes = {
  email_address: attribute({ required: true, first_factors: ['email_code'], verifications: ['email_code'] }),
  phone_number: attribute({
    first_factors: ['phone_code'],
    second_factors: ['phone_code'],
    verifications: ['phone_code'],
  }),
  username: attribute({ used_for_first_factor: true }),
  web3_wallet: attribute({ enabled: false }),
  first_name: attribute(),
  last_name: attribute(),
  password: attribute({ required: true }),
  authenticator_app: attribute({ second_factors: ['totp'] }),
  ticket: attribute(),
  backup_code: attribute({ second_factors: ['backup_code'] }),
  passkey: attribute({ enabled: true, first_factors: ['passkey'], verifications: ['passkey'] }),
}

/** The ways to verify an email address, the preferred one first. */
export function emailStrategies(instance: Pick<Instance, 'settings'>): readonly string[] {
  return instance.settings.emailVerification === 'link' ? ['email_link', 'email_code'] : ['email_code']
}

/** The kinds of identifiers that a sign-in starts with. */
export function identifiersFor(instance: Pick<Instance, 'settings'>): readonly string[] {
  return ['email_address', 'phone_number', 'username', ...(instance.settings.web3Wallets ? ['web3_wallet'] : [])]
}

/** The attributes with the current settings applied. */
export function attributesOf(
  instance: Pick<Instance, 'settings'>,
): Readonly<Record<keyof typeof attributes, Attribute>> {
  const strategies = emailStrategies(instance)
  const email = { ...attributes.email_address, first_factors: strategies, verifications: strategies }
  return {
    ...attributes,
    email_address: email,
    ...(instance.settings.web3Wallets
      ? { web3_wallet: attribute({ first_factors: walletStrategies, verifications: walletStrategies }) }
      : {}),
  }
}
