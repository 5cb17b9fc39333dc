import type { Operation } from '../../src/index.ts'

/** A rule of SECURITY.md about the rows that it applies to. Written by hand: a list made from the rows can't miss one. */
interface Rule {
  readonly name: string
  readonly about: RegExp
  readonly holds: (row: Operation) => boolean
}

const identifiers = ['username', 'primaryEmailAddressId', 'primaryPhoneNumberId', 'primaryWeb3WalletId']
const credentials = [
  'externalId',
  'password',
  'passwordDigest',
  'passwordHasher',
  'skipPasswordChecks',
  'totpSecret',
  'backupCodes',
]
const metadata = ['publicMetadata', 'privateMetadata']

const hasFields = (fields: unknown, wanted: readonly string[]): boolean =>
  Array.isArray(fields) && fields.toSorted().join() === [...wanted].toSorted().join()

/** Rows by `METHOD /path`. Each row of the table falls under one rule about its guard and one about its sensitivity. */
const guards: readonly Rule[] = [
  {
    name: 'below /me the caller acts on the own account, which only the session names',
    about: /^\w+ \/me(\/|$)/,
    holds: ({ guard }) => guard.acts === 'self' && !guard.targets && !guard.refusesOwnAccount,
  },
  {
    name: 'lists, counts and creation are about users in general',
    about: /^(GET|POST) \/users$|^GET \/users\/count$/,
    holds: ({ guard }) => guard.acts === 'others' && !guard.targets && !guard.refusesOwnAccount,
  },
  {
    name: 'bulk operations ask about each user that a list in the input names, and never the caller',
    about: /^POST \/users\/(un)?ban$/,
    holds: ({ guard }) =>
      guard.acts === 'others' && (guard.targets as string) === 'userIds' && guard.refusesOwnAccount === true,
  },
  {
    name: 'nobody deletes, bans, locks, unbans or unlocks their own account through /users, or weakens its sign-in',
    about:
      /^DELETE \/users\/:userId(\/(mfa|totp|backup-codes))?$|^POST \/users\/:userId\/((un)?(ban|lock)|remove-password|password\/.+)$/,
    holds: ({ guard }) => guard.acts === 'others' && guard.targets === 'path' && guard.refusesOwnAccount === true,
  },
  {
    name: 'nobody grants power to their own account',
    about: /^\w+ \/users\/:userId\/metadata$/,
    holds: ({ guard }) =>
      guard.acts === 'others' && guard.targets === 'path' && hasFields(guard.refusesOwnAccount, metadata),
  },
  {
    name: 'everything else below /users/:userId is about the user in the path, possibly the caller',
    about:
      /^(GET|PATCH) \/users\/:userId$|^\w+ \/users\/:userId\/(?!metadata$|mfa$|backup-codes$|(un)?(ban|lock)$|remove-password$|password\/)(?!totp$)|^POST \/users\/:userId\/totp$/,
    holds: ({ guard }) => guard.acts === 'others' && guard.targets === 'path' && !guard.refusesOwnAccount,
  },
  {
    name: 'the OpenAPI document is for anyone',
    about: /^GET \/openapi\.json$/,
    holds: ({ guard }) => guard.acts === 'nobody' && !guard.targets && !guard.refusesOwnAccount,
  },
]

const sensitivity: readonly Rule[] = [
  {
    name: 'removing an account, a session, a device, or a way to sign in is sensitive',
    about: /^DELETE (?!.*\/profile-image$)/,
    holds: ({ sensitive }) => sensitive === true,
  },
  {
    name: 'reading or handing out credentials is sensitive, and so is removing a password',
    about: /^GET .*\/oauth-access-tokens\/|^POST .*\/(totp|remove-password)$/,
    holds: ({ sensitive }) => sensitive === true,
  },
  {
    name: 'changing an identifier of the own account is sensitive',
    about: /^PATCH \/me$/,
    holds: ({ sensitive }) => hasFields(sensitive, identifiers),
  },
  {
    name: "changing a user's identifiers or credentials is sensitive",
    about: /^PATCH \/users\/:userId$/,
    holds: ({ sensitive }) => hasFields(sensitive, [...identifiers, ...credentials]),
  },
  {
    name: 'creating a user with credentials or power is sensitive',
    about: /^POST \/users$/,
    holds: ({ sensitive }) => hasFields(sensitive, [...credentials, ...metadata]),
  },
  {
    name: 'granting power is sensitive',
    about: /^\w+ \/users\/:userId\/metadata$/,
    holds: ({ sensitive }) => hasFields(sensitive, metadata),
  },
  {
    name: 'ending a session is sensitive where it is one of the own account',
    about: /^POST .*\/sessions\/:sessionId\/revoke$/,
    holds: ({ sensitive }) => sensitive === 'own-account',
  },
  {
    name: 'reads, pictures, own metadata, checks of a guess and moderation ask for no fresh sign-in',
    about:
      /^GET (?!.*\/oauth-access-tokens\/)|\/profile-image$|^PATCH \/me\/metadata$|\/verify-\w+$|\/(un)?(ban|lock)$|\/password\/(un)?set-compromised$/,
    holds: ({ sensitive }) => sensitive === undefined,
  },
]

const keyOf = ({ method, path }: Operation): string => `${method} ${path}`

/** What is wrong with a table; empty for a right one. */
export function powerProblems(rows: readonly Operation[]): readonly string[] {
  return [guards, sensitivity].flatMap((rules) =>
    rows.flatMap((row) => {
      const key = keyOf(row)
      const [rule, second] = rules.filter(({ about }) => about.test(key))
      if (!rule) return [`${key}: no rule speaks of it`]
      if (second) return [`${key}: two rules speak of it, "${rule.name}" and "${second.name}"`]
      return rule.holds(row) ? [] : [`${key}: ${rule.name}`]
    }),
  )
}
