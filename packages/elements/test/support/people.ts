import type { Session, User } from '../../src/account-client.ts'

const day = 86_400_000

const names = [
  ['Ada', 'Lovelace', 'admin'],
  ['Grace', 'Hopper', 'editor'],
  ['Katherine', 'Johnson', 'editor'],
  ['Alan', 'Turing', ''],
  ['Margaret', 'Hamilton', 'editor'],
  ['Wolfeschlegelsteinhausen', 'Bergerdorff-Zimmermann', 'support'],
  ['Radia', 'Perlman', ''],
  ['Émilie', 'du Châtelet', ''],
  ['Barbara', 'Liskov', 'billing'],
  ['Lucía', 'Fernández', ''],
  ['Donald', 'Knuth', ''],
  ['Frances', 'Allen', 'support'],
  ['Edsger', 'Dijkstra', ''],
  ['Hedy', 'Lamarr', ''],
] as const

/** Somebody with an account, with some fields changed. */
export function person(index: number, changes: Partial<User> = {}, now: number = Date.now()): User {
  const [firstName, lastName, role] = names[index % names.length] as (typeof names)[number]
  const address = `${firstName
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()}@example.com`
  const wait = [0.0004, 0.02, 0.2, 1.2, 3, 9, 26, 70, 200][index % 9] as number
  return {
    id: `user_${String(index).padStart(27, '2ab9Xk')}`,
    username: null,
    firstName,
    lastName,
    imageUrl: null,
    hasImage: false,
    primaryEmailAddressId: `idn_${index}`,
    emailAddresses: [{ id: `idn_${index}`, emailAddress: address, verification: { status: 'verified' } }],
    phoneNumbers: [],
    web3Wallets: [],
    externalAccounts: [],
    publicMetadata: role ? { role } : {},
    unsafeMetadata: {},
    banned: index === 3,
    locked: index === 6,
    twoFactorEnabled: index % 2 === 0,
    createdAt: now - (index + 2) * 19 * day,
    lastActiveAt: index === 9 ? null : now - wait * day,
    lastSignInAt: now - wait * day,
    ...changes,
  }
}

export const session = (id: string, changes: Partial<Session> = {}, now: number = Date.now()): Session => ({
  id,
  status: 'active',
  lastActiveAt: now - 3_600_000,
  latestActivity: {
    isMobile: false,
    deviceType: 'Macintosh',
    browserName: 'Chrome',
    browserVersion: '141.0.0.0',
    city: 'Lisbon',
    country: 'PT',
  },
  ...changes,
})
