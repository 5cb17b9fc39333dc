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
      /^DELETE \/users\/:userId(\/(mfa|totp|backup-codes))?$|^POST \/users\/:userId\/((un)?(ban|lock)|deletion|remove-password|password\/.+)$/,
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
      /^(GET|PATCH) \/users\/:userId$|^\w+ \/users\/:userId\/(?!metadata$|mfa$|backup-codes$|(un)?(ban|lock)$|deletion$|remove-password$|password\/)(?!totp$)|^POST \/users\/:userId\/totp$/,
    holds: ({ guard }) => guard.acts === 'others' && guard.targets === 'path' && !guard.refusesOwnAccount,
  },
  {
    name: 'the list of deletions is about users in general',
    about: /^GET \/deletions$/,
    holds: ({ guard }) => guard.acts === 'others' && !guard.targets && !guard.refusesOwnAccount,
  },
  {
    name: 'a deletion is about the user that the ledger names',
    about: /^GET \/deletions\/:deletionId$/,
    holds: ({ guard }) => guard.acts === 'others' && guard.targets === 'deletion' && !guard.refusesOwnAccount,
  },
  {
    name: 'nobody runs or undoes their own deletion as an administrator',
    about: /^POST \/deletions\/:deletionId\/(retry|cancel)$/,
    holds: ({ guard }) => guard.acts === 'others' && guard.targets === 'deletion' && guard.refusesOwnAccount === true,
  },
  {
    name: 'the OpenAPI document and the state of a deletion, whose id is the key, are for anyone',
    about: /^GET \/(openapi\.json|deletion-status\/:deletionId)$/,
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
    name: 'asking for a deletion, undoing one and running one again is sensitive',
    about: /^POST \/(users\/:userId\/deletion|.*\/(retry|cancel))$/,
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

/** Open while an account is being deleted. A change that its deletion removes anyway is refused. */
const whileDeleting: readonly Rule[] = [
  {
    name: 'what protects an account, tests a guess or is about its deletion stays open while the account is being deleted',
    about: /^DELETE (?!.*\/profile-image$)|^POST .*(\/(ban|lock|revoke|deletion|retry|cancel)|\/verify-\w+)$/,
    holds: ({ whileDeleting }) => whileDeleting === true,
  },
  {
    name: 'every other change is refused while the account is being deleted',
    about:
      /^(PUT|PATCH) |^DELETE .*\/profile-image$|^POST (\/users|.*\/(unban|unlock|totp|remove-password|(un)?set-compromised))$/,
    holds: ({ whileDeleting }) => whileDeleting === undefined,
  },
  { name: 'reading is always open', about: /^GET /, holds: ({ whileDeleting }) => whileDeleting === undefined },
]

const keyOf = ({ method, path }: Operation): string => `${method} ${path}`

/** The problems of a table; empty for a right one. */
export function powerProblems(rows: readonly Operation[]): readonly string[] {
  return [guards, sensitivity, whileDeleting].flatMap((rules) =>
    rows.flatMap((row) => {
      const key = keyOf(row)
      const [rule, second] = rules.filter(({ about }) => about.test(key))
      if (!rule) return [`${key}: no rule speaks of it`]
      if (second) return [`${key}: two rules speak of it, "${rule.name}" and "${second.name}"`]
      return rule.holds(row) ? [] : [`${key}: ${rule.name}`]
    }),
  )
}
