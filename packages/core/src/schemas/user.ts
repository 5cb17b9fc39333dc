import * as v from 'valibot'
import { jsonObject } from './json.ts'

const text = v.nullish(v.string(), null)
const time = v.nullish(v.number(), null)
const flag = v.nullish(v.boolean(), false)

const verification = v.nullish(v.object({ status: text }), null)

const userEntries = {
  id: v.string(),
  username: text,
  firstName: text,
  lastName: text,
  locale: text,
  imageUrl: text,
  hasImage: flag,
  primaryEmailAddressId: text,
  primaryPhoneNumberId: text,
  primaryWeb3WalletId: text,
  emailAddresses: v.array(v.object({ id: v.string(), emailAddress: v.string(), verification })),
  phoneNumbers: v.array(v.object({ id: v.string(), phoneNumber: v.string(), verification })),
  web3Wallets: v.array(v.object({ id: v.string(), web3Wallet: v.string(), verification })),
  externalAccounts: v.array(v.object({ id: v.string(), provider: v.string(), emailAddress: text, username: text })),
  publicMetadata: jsonObject,
  unsafeMetadata: jsonObject,
  banned: flag,
  locked: flag,
  twoFactorEnabled: flag,
  createdAt: time,
  updatedAt: time,
  lastSignInAt: time,
  lastActiveAt: time,
}

const userSchema = v.object(userEntries)

/** A user as administrators see one: no private metadata, and nothing of how they sign in but that it takes two factors. */
export interface User extends v.InferOutput<typeof userSchema> {}
export const user: v.GenericSchema<unknown, User> = userSchema

const selfSchema = v.object({
  ...userEntries,
  passwordEnabled: flag,
  totpEnabled: flag,
  backupCodeEnabled: flag,
  deleteSelfEnabled: flag,
  createOrganizationEnabled: flag,
})

/** Users as they see themselves. */
export interface Self extends v.InferOutput<typeof selfSchema> {}
export const self: v.GenericSchema<unknown, Self> = selfSchema
