import * as v from 'valibot'
import type { AdminField, SelfField } from '../options/options.ts'
import { OptionError } from '../options/settings.ts'
import { jsonObject } from './json.ts'

const text = v.pipe(v.string(), v.maxLength(1000))
const removable = v.nullable(text)
const texts = v.pipe(v.array(text), v.maxLength(100))
const time = v.pipe(v.string(), v.isoTimestamp())

/** The profile fields that the option `selfFields` may let users change. */
const selfEntries = {
  firstName: v.exactOptional(removable),
  lastName: v.exactOptional(removable),
  locale: v.exactOptional(removable),
  username: v.exactOptional(removable),
  primaryEmailAddressId: v.exactOptional(text),
  primaryPhoneNumberId: v.exactOptional(text),
  primaryWeb3WalletId: v.exactOptional(text),
} satisfies Record<SelfField, unknown>

/** The fields that an account is found and recovered by. */
export const identifiers = ['username', 'primaryEmailAddressId', 'primaryPhoneNumberId', 'primaryWeb3WalletId'] as const

const privileges = {
  externalId: v.exactOptional(text),
  password: v.exactOptional(text),
  passwordDigest: v.exactOptional(text),
  passwordHasher: v.exactOptional(text),
  skipPasswordChecks: v.exactOptional(v.boolean()),
  skipLegalChecks: v.exactOptional(v.boolean()),
  totpSecret: v.exactOptional(text),
  backupCodes: v.exactOptional(texts),
  createdAt: v.exactOptional(time),
  legalAcceptedAt: v.exactOptional(time),
}

/** The fields that `updateUser` accepts only if the option `adminFields` lists them. */
const updatePrivileges = {
  ...privileges,
  signOutOfOtherSessions: v.exactOptional(v.boolean()),
  deleteSelfEnabled: v.exactOptional(v.boolean()),
  createOrganizationEnabled: v.exactOptional(v.boolean()),
  createOrganizationsLimit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
}

/** The fields that `createUser` accepts only if the option `adminFields` lists them. */
const createPrivileges = {
  ...privileges,
  skipPasswordRequirement: v.exactOptional(v.boolean()),
  banned: v.exactOptional(v.boolean()),
  locked: v.exactOptional(v.boolean()),
  publicMetadata: v.exactOptional(jsonObject),
  privateMetadata: v.exactOptional(jsonObject),
  unsafeMetadata: v.exactOptional(jsonObject),
}

/** The fields that grant a way to sign in, or a role in the app's own data. */
export const credentials = [
  'externalId',
  'password',
  'passwordDigest',
  'passwordHasher',
  'skipPasswordChecks',
  'totpSecret',
  'backupCodes',
] as const

/** The fields that apps keep roles and plans in. */
export const power = ['publicMetadata', 'privateMetadata'] as const

const updateEntries = { ...selfEntries, notifyPrimaryEmailAddressChanged: v.exactOptional(v.boolean()) }

const createEntries = {
  emailAddress: v.exactOptional(texts),
  phoneNumber: v.exactOptional(texts),
  username: v.exactOptional(text),
  password: v.exactOptional(text),
  firstName: v.exactOptional(text),
  lastName: v.exactOptional(text),
  locale: v.exactOptional(text),
}

const atLeastOne = 'Give at least one field.'

// The widest form of each is the contract; the options narrow it.
export const selfInput = v.pipe(v.strictObject(selfEntries), v.minEntries(1, atLeastOne))
export const updateInput = v.pipe(
  v.strictObject({ ...updateEntries, ...updatePrivileges }),
  v.minEntries(1, atLeastOne),
)
export const createInput = v.pipe(
  v.strictObject({ ...createEntries, ...createPrivileges }),
  v.minEntries(1, atLeastOne),
)

type SelfInput = v.InferOutput<typeof selfInput>
type UpdateInput = v.InferOutput<typeof updateInput>
type CreateInput = v.InferOutput<typeof createInput>
type Schema<In> = v.GenericSchema<In, In>

const defaultSelfFields: readonly SelfField[] = ['firstName', 'lastName', 'locale', 'username']

/** @throws OptionError if a field is unknown */
export const selfInputWithin = ({ selfFields = defaultSelfFields }: { readonly selfFields?: readonly SelfField[] }) =>
  someOf<SelfInput>(pick('selfFields', selfFields, selfEntries))

/** @throws OptionError if a field is unknown */
export const updateInputWithin = ({ adminFields = [] }: { readonly adminFields?: readonly AdminField[] }) =>
  someOf<UpdateInput>({ ...updateEntries, ...pick('adminFields', adminFields, updatePrivileges, createPrivileges) })

/** @throws OptionError if a field is unknown */
export const createInputWithin = ({ adminFields = [] }: { readonly adminFields?: readonly AdminField[] }) =>
  someOf<CreateInput>({ ...createEntries, ...pick('adminFields', adminFields, createPrivileges, updatePrivileges) })

// A part of the entries takes a part of the fields, all of which are optional.
const someOf = <In>(entries: v.ObjectEntries): Schema<In> =>
  v.pipe(v.strictObject(entries), v.minEntries(1, atLeastOne)) as unknown as Schema<In>

function pick(
  option: string,
  names: Iterable<string>,
  entries: v.ObjectEntries,
  elsewhere: v.ObjectEntries = {},
): v.ObjectEntries {
  const picked = [...names].flatMap((name) => {
    const entry = entries[name]
    if (entry) return [[name, entry] as const]
    if (elsewhere[name]) return []
    const known = Object.keys({ ...entries, ...elsewhere }).join(', ')
    throw new OptionError(option, `names '${name}', which is unknown. Known fields: ${known}`)
  })
  return Object.fromEntries(picked)
}
