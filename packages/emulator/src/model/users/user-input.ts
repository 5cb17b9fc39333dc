import * as v from 'valibot'
import {
  code,
  dateTime,
  emailAddress,
  maybe,
  metadata,
  phoneNumber,
  shortText,
  username,
  web3Wallet,
} from '../../validation.ts'
import { knownHashers } from '../factors/password-digests.ts'

const hasher = v.pipe(
  v.string(),
  v.check((name) => knownHashers.includes(name), code('form_param_value_invalid')),
)
/** A secret in base32, as authenticator apps use it, with at least the usual 80 bits. */
const totpSecret = v.pipe(
  v.string(),
  v.transform((secret) => secret.replace(/[\s=]/g, '').toUpperCase()),
  v.regex(/^[A-Z2-7]{16,128}$/, code('invalid_totp_secret_code')),
)
const boolean = maybe(v.boolean())
const statuses = v.optional(v.array(v.picklist(['verified', 'reserved'], code('form_param_value_invalid'))))
const limit = maybe(v.pipe(v.number(), v.integer(), v.minValue(0, code('form_param_value_invalid'))))
/** An empty username and null both mean no username. */
const usernameOrNone = maybe(
  v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    username,
  ]),
)

const shared = {
  external_id: maybe(shortText),
  first_name: maybe(shortText),
  last_name: maybe(shortText),
  locale: maybe(shortText),
  username: usernameOrNone,
  password: maybe(v.string()),
  password_digest: maybe(v.string()),
  password_hasher: v.optional(hasher),
  skip_password_checks: boolean,
  totp_secret: maybe(totpSecret),
  backup_codes: v.optional(v.array(v.string())),
  delete_self_enabled: boolean,
  legal_accepted_at: maybe(dateTime),
  skip_legal_checks: boolean,
  create_organization_enabled: boolean,
  create_organizations_limit: limit,
  created_at: maybe(dateTime),
  bypass_client_trust: boolean,
}

/** Fields of `POST /users`, and of a user in the seed. */
export const createUserEntries = {
  ...shared,
  email_address: v.optional(v.array(emailAddress)),
  email_address_identification_status: statuses,
  phone_number: v.optional(v.array(phoneNumber)),
  phone_number_identification_status: statuses,
  web3_wallet: v.optional(v.array(web3Wallet)),
  skip_password_requirement: boolean,
  public_metadata: v.optional(metadata),
  private_metadata: v.optional(metadata),
  unsafe_metadata: v.optional(metadata),
  skip_user_requirement: boolean,
  banned: boolean,
  locked: boolean,
}

export const createUserInput = v.strictObject(createUserEntries)
export type CreateUserInput = v.InferOutput<typeof createUserInput>

/** Fields of `PATCH /users/{id}`. API versions before 2026-05-12 accept metadata too. */
const updateUserEntries = {
  ...shared,
  primary_email_address_id: maybe(v.string()),
  notify_primary_email_address_changed: boolean,
  primary_phone_number_id: maybe(v.string()),
  primary_web3_wallet_id: maybe(v.string()),
  profile_image_id: maybe(v.string()),
  sign_out_of_other_sessions: boolean,
}

export const updateUserInput = v.strictObject(updateUserEntries)
export const metadataInput = v.strictObject({
  public_metadata: v.optional(metadata),
  private_metadata: v.optional(metadata),
  unsafe_metadata: v.optional(metadata),
})
export const updateUserWithMetadataInput = v.strictObject({ ...updateUserEntries, ...metadataInput.entries })
export type MetadataInput = v.InferOutput<typeof metadataInput>
export type UpdateUserInput = v.InferOutput<typeof updateUserInput> & MetadataInput
