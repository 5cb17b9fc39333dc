import { expect } from 'vitest'
import { assertRefused } from '../../answers.ts'
import { ask, type Call, draft, isOnOthers, sampleOf } from '../../call.ts'
import { check } from '../../check.ts'
import type { Person } from '../../clerk.ts'
import { permission, type Rules } from '../../rules.ts'
import { operations, type Row } from '../../table.ts'
import type { World } from '../../world.ts'
import { quietly } from '../operations/each.ts'

type Role = 'admin' | 'member'
type Headers = Readonly<Record<string, string>>

async function newOrganization({ clerk }: World): Promise<string> {
  const answer = await clerk.backend('POST', '/organizations', { name: 'A tenant', max_allowed_memberships: 1000 })
  expect(answer.status, answer.text).toBe(200)
  return (answer.json() as { id: string }).id
}

async function join({ clerk }: World, { id }: Person, organization: string, role: Role): Promise<void> {
  const path = `/organizations/${organization}/memberships`
  const answer = await clerk.backend('POST', path, { user_id: id, role: `org:${role}` })
  expect(answer.status, answer.text).toBe(200)
}

/** Long enough that no id contains it by chance. */
const plan = 'a-plan-of-the-whole-account'

async function newMember(world: World, organizations: Readonly<Record<string, Role>>): Promise<Person> {
  const person = await world.clerk.newUser({ public_metadata: { plan } })
  for (const [organization, role] of Object.entries(organizations)) await join(world, person, organization, role)
  return person
}

/** A session whose active organization gives the permission, as Clerk's tokens say it. */
const activeIn = (person: Person, organization: string, role: Role): Promise<Headers> =>
  person.bearer({
    claims: {
      o: { id: organization, rol: role, slg: 'a-tenant', per: permission.name, fpm: '1' },
      fea: `o:${permission.feature}`,
    },
  })

interface Tenants {
  /** The organization that the callers are active in. */
  readonly own: string
  readonly other: string
  readonly admin: Headers
  readonly member: Headers
  /** Users by the organizations that they belong to. */
  readonly users: Readonly<Record<'ownMember' | 'ownAdmin' | 'shared' | 'stranger' | 'homeless', Person>>
}

const known = new WeakMap<World, Promise<Tenants>>()

/** Two organizations, and callers who are active in the first. */
async function tenantsOf(world: World): Promise<Tenants> {
  const make = async (): Promise<Tenants> => {
    const [own, other] = [await newOrganization(world), await newOrganization(world)]
    const admin = await newMember(world, { [own]: 'admin' })
    const member = await newMember(world, { [own]: 'member' })
    return {
      own,
      other,
      admin: await activeIn(admin, own, 'admin'),
      member: await activeIn(member, own, 'member'),
      users: {
        ownMember: await newMember(world, { [own]: 'member' }),
        ownAdmin: await newMember(world, { [own]: 'admin' }),
        // Membership is not ownership: anyone may found an organization and invite a victim.
        shared: await newMember(world, { [other]: 'member', [own]: 'member' }),
        stranger: await newMember(world, { [other]: 'member' }),
        homeless: await newMember(world, {}),
      },
    }
  }
  const made = known.get(world) ?? make()
  known.set(world, made)
  return made
}

const about = (targets: 'somebody' | 'nobody') =>
  operations.filter((row) => isOnOthers(row) && (row.guard.targets === undefined) === (targets === 'nobody'))
const isRead = ({ method, tenancy }: Row): boolean => method === 'GET' && tenancy === undefined

async function refuses(world: World, rules: Rules, call: Call, as: Headers): Promise<void> {
  const server = await world.server(rules)
  const { result: answer, asked } = await world.clerk.watch(() => ask(server, call, as))
  assertRefused(answer, 403, 'forbidden')
  // Memberships are what the decision is made of.
  expect(asked.filter((line) => !line.endsWith('/organization_memberships'))).toEqual([])
}

/** Everything that a permission must not reach, of one operation. */
async function staysInside(operation: Row, world: World, rules: Rules): Promise<void> {
  const { admin, member, users } = await tenantsOf(world)
  for (const target of [users.stranger, users.homeless])
    for (const caller of [admin, member]) await refuses(world, rules, draft(operation, target), caller)
  await refuses(world, rules, draft(operation, users.ownAdmin), member)
  if (!isRead(operation)) return refuses(world, rules, draft(operation, users.shared), admin)
  const server = await world.server(rules)
  const answer = await ask(server, draft(operation, users.shared), admin)
  expect(answer.status, answer.text).toBe(200)
  expect(answer.json()).toMatchObject({ id: users.shared.id, publicMetadata: {}, unsafeMetadata: {} })
  expect(answer.text).not.toContain(plan)
}

/** Everything that it must reach, of one operation: members of this organization and of no other. */
async function worksInside(operation: Row, world: World, rules: Rules): Promise<void> {
  const { own, admin, member, users } = await tenantsOf(world)
  const server = await world.server(rules)
  const deletes = sampleOf(operation).gone === 'done'
  for (const [caller, role] of [
    [admin, 'member'],
    [admin, 'admin'],
    [member, 'member'],
  ] as const) {
    const known = role === 'admin' ? users.ownAdmin : users.ownMember
    const target = deletes ? await newMember(world, { [own]: role }) : known
    const answer = await ask(server, draft(operation, target), caller)
    if (operation.tenancy === 'never') assertRefused(answer, 403, 'forbidden')
    // Clerk may say no as well, with a trace.
    else expect(answer.text).not.toContain("You don't have permission")
  }
}

const withQuery = (operation: Row, world: World, query: string): Call => ({
  ...draft(operation, world.somebody),
  query,
})

/** Lists and counts: only with a filter by exactly the active organization. */
async function narrows(operation: Row, world: World, rules: Rules): Promise<void> {
  const { own, other, member } = await tenantsOf(world)
  const server = await world.server(rules)
  for (const query of [
    `organizationId=${other}`,
    `organizationId=-${own}`,
    `organizationId=-${other}`,
    `organizationId=${own}&organizationId=${other}`,
    'organizationId=',
    `organizationId=${own},${other}`,
  ])
    await refuses(world, rules, withQuery(operation, world, query), member)
  const { result: answer, asked } = await world.clerk.watch(() =>
    ask(server, withQuery(operation, world, `organizationId=${own}`), member),
  )
  expect(answer.status, answer.text).toBe(200)
  expect(asked.length).toBeGreaterThan(0)
  const { data = [], totalCount } = answer.json() as { data?: readonly object[]; totalCount: number }
  expect(totalCount).toBeLessThan(200)
  for (const user of data) expect(user).toMatchObject({ publicMetadata: {}, unsafeMetadata: {} })
}

/** The tests of one rule, generated from the table. */
const testsUnder =
  (rules: Rules) =>
  (test: (name: string, run: (world: World) => Promise<void>) => void): void => {
    for (const operation of about('somebody')) {
      test(`${operation.id} stays inside`, (world) => staysInside(operation, world, rules))
      test(`${operation.id} works inside`, (world) => worksInside(operation, world, rules))
    }
    for (const operation of about('nobody')) {
      test(`${operation.id} on users in general`, async (world) => {
        if (operation.tenancy === 'organizationId') return narrows(operation, world, rules)
        await refuses(world, rules, draft(operation, world.somebody), (await tenantsOf(world)).admin)
      })
    }
    test('without an active organization: 403', async (world) => {
      const bearer = await (await newMember(world, {})).bearer()
      const server = await world.server(rules)
      for (const operation of operations.filter(isOnOthers)) {
        const answer = await quietly(world, () => ask(server, draft(operation, world.somebody), bearer))
        assertRefused(answer, 403, 'forbidden')
      }
    })
  }

/** The same inside of a function of the app's: nothing fills in a filter. Run on one server. */
export const composedTenants = testsUnder('composed')

export const tenants = [
  check('tenants', 'a permission in an organization reaches only that organization', [44], (test) => {
    testsUnder('tenants')(test)
    test('a list without a filter is one of the active organization', async (world) => {
      const { member } = await tenantsOf(world)
      const server = await world.server('tenants')
      for (const operation of about('nobody').filter(({ tenancy }) => tenancy === 'organizationId')) {
        const answer = await ask(server, withQuery(operation, world, ''), member)
        expect(answer.status, answer.text).toBe(200)
        expect((answer.json() as { totalCount: number }).totalCount).toBeLessThan(200)
      }
    })
  }),
] as const
