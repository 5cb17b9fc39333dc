import * as v from 'valibot'
import { OptionError } from '../settings.ts'
import { jsonObject } from './json.ts'

const text = v.pipe(v.string(), v.maxLength(1000))
const removable = v.nullable(text)
const texts = v.pipe(v.array(text), v.maxLength(100))
const time = v.pipe(v.string(), v.isoTimestamp())

/** What of a profile a user may be allowed to change, by the option `selfFields`. */
export const selfEntries = {
  firstName: removable,
  lastName: removable,
  locale: removable,
  username: removable,
  primaryEmailAddressId: text,
  primaryPhoneNumberId: text,
  primaryWeb3WalletId: text,
}

export const updateEntries = { ...selfEntries, notifyPrimaryEmailAddressChanged: v.boolean() }

export const createEntries = {
  emailAddress: texts,
  phoneNumber: texts,
  username: text,
  password: text,
  firstName: text,
  lastName: text,
  locale: text,
}

const privileges = {
  externalId: text,
  password: text,
  passwordDigest: text,
  passwordHasher: text,
  skipPasswordChecks: v.boolean(),
  skipLegalChecks: v.boolean(),
  totpSecret: text,
  backupCodes: texts,
  createdAt: time,
  legalAcceptedAt: time,
}

/** What `updateUser` takes only where the option `adminFields` lists it. */
export const updatePrivileges = {
  ...privileges,
  signOutOfOtherSessions: v.boolean(),
  deleteSelfEnabled: v.boolean(),
  createOrganizationEnabled: v.boolean(),
  createOrganizationsLimit: v.pipe(v.number(), v.integer(), v.minValue(0)),
}

/** What `createUser` takes only where the option `adminFields` lists it. */
export const createPrivileges = {
  ...privileges,
  skipPasswordRequirement: v.boolean(),
  banned: v.boolean(),
  locked: v.boolean(),
  publicMetadata: jsonObject,
  privateMetadata: jsonObject,
  unsafeMetadata: jsonObject,
}

type Fields = Readonly<Record<string, string | number | boolean | object | null | undefined>>
type Entries = Readonly<Record<string, v.GenericSchema<unknown, NonNullable<Fields[string]> | null>>>

/** An object of these fields, each of which may be absent, and not empty. */
export const someOf = (entries: Entries): v.GenericSchema<unknown, Fields> =>
  v.pipe(v.partial(v.strictObject(entries)), v.minEntries(1, 'Give at least one field.'))

/** @throws OptionError where a field is named that nothing here has. */
export function pick(option: string, names: Iterable<string>, entries: Entries, elsewhere: Entries = {}): Entries {
  const picked = [...names].flatMap((name) => {
    const entry = entries[name]
    if (entry) return [[name, entry] as const]
    if (elsewhere[name]) return []
    const known = Object.keys({ ...entries, ...elsewhere }).join(', ')
    throw new OptionError(option, `names '${name}', which does not exist. Those that do: ${known}`)
  })
  return Object.fromEntries(picked)
}
