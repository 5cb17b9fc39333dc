import * as three from '@clerk/backend'
import * as one from 'clerk-backend-1'
import * as two from 'clerk-backend-2'
import { Secret, TOTP } from 'otpauth'
import { describe, expect } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { test as base } from '../support/emulator.ts'

const test = base.override('options', {
  seed: {
    users: [
      {
        id: 'user_ada',
        first_name: 'Ada',
        last_name: 'Lovelace',
        email_address: ['ada@example.com', 'ada@example.org'],
        phone_number: ['+15555550100', '+15555550101'],
        password: 'analytical-engine',
        web3_wallet: ['0x00000000000000000000000000000000000000aa'],
        external_accounts: [
          { id: 'eac_1', provider: 'google', provider_user_id: '1', email_address: 'a@g.example', token: 'tok' },
        ],
        passkeys: [{ id: 'idn_passkey', name: 'Phone' }],
      },
    ],
    organizations: [
      {
        id: 'org_one',
        name: 'One',
        members: [{ user: 'user_ada', role: 'org:admin' }],
        invitations: [{ email_address: 'new@example.com' }],
      },
      { id: 'org_two', name: 'Two', invitations: [{ email_address: 'ada@example.org' }] },
    ],
    jwt_templates: [{ name: 'plain', claims: { hello: 'world' } }],
  },
})

const png = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])])

/** The newest SDK's client; the older majors' are the same as far as these tests call them. */
type Client = ReturnType<typeof three.createClerkClient>

const majors = {
  '3.20': three.createClerkClient,
  '2.33': two.createClerkClient as unknown as typeof three.createClerkClient,
  '1.34': one.createClerkClient as unknown as typeof three.createClerkClient,
}

function clientOf(major: keyof typeof majors, { url, secretKey, publishableKey }: Emulator): Client {
  return majors[major]({ apiUrl: url, secretKey, publishableKey, telemetry: { disabled: true } })
}

/** Calls a method where this SDK has it; its absence is noted, so that a method that is lost is seen. */
function methodsOf(client: object): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(client)).filter(
    (name) => name !== 'constructor' && name !== 'requireId' && name !== 'request',
  )
}

describe.for(Object.keys(majors) as (keyof typeof majors)[])('@clerk/backend %s', (major) => {
  test('users: every SDK method succeeds and returns the given values', async ({ emulator }) => {
    const { users, emailAddresses } = clientOf(major, emulator)
    const called = new Set<string>()
    const has = (name: string): boolean => {
      called.add(name)
      return name in users
    }

    has('createUser')
    const created = await users.createUser({
      emailAddress: ['new@example.com'],
      phoneNumber: ['+15555550199'],
      username: 'new_one',
      firstName: 'New',
      lastName: 'One',
      password: 'some-long-password',
      externalId: 'ext',
      publicMetadata: { camelCase: { deepKey: 1 } },
      privateMetadata: { p: 1 },
      unsafeMetadata: { u: 1 },
      createdAt: new Date('2020-01-01T00:00:00Z'),
    })
    expect(created).toMatchObject({
      firstName: 'New',
      lastName: 'One',
      username: 'new_one',
      externalId: 'ext',
      passwordEnabled: true,
      publicMetadata: { camelCase: { deepKey: 1 } },
      privateMetadata: { p: 1 },
      unsafeMetadata: { u: 1 },
      createdAt: Date.parse('2020-01-01T00:00:00Z'),
    })
    expect(created.emailAddresses[0]?.emailAddress).toBe('new@example.com')
    expect(created.primaryEmailAddressId).toBe(created.emailAddresses[0]?.id)

    has('getUser')
    expect((await users.getUser(created.id)).id).toBe(created.id)
    has('getUserList')
    const list = await users.getUserList({ query: 'new_o', orderBy: '-created_at', limit: 5 })
    expect([list.totalCount, list.data.map(({ id }) => id)]).toEqual([1, [created.id]])
    has('getCount')
    expect(await users.getCount({ emailAddress: ['new@example.com', 'ada@example.com'] })).toBe(2)

    has('updateUser')
    const updated = await users.updateUser(created.id, { firstName: 'Newer', publicMetadata: { replaced: true } })
    expect(updated).toMatchObject({ firstName: 'Newer', publicMetadata: { replaced: true } })
    has('updateUserMetadata')
    const merged = await users.updateUserMetadata(created.id, { publicMetadata: { more: { x: 1 } } })
    expect(merged.publicMetadata).toEqual({ replaced: true, more: { x: 1 } })
    if (has('replaceUserMetadata')) {
      expect((await users.replaceUserMetadata(created.id, { publicMetadata: { only: 1 } })).publicMetadata).toEqual({
        only: 1,
      })
    }
    if (has('replaceUserEmailAddress')) {
      const replaced = await users.replaceUserEmailAddress(created.id, { emailAddress: 'newer@example.com' })
      expect(replaced.emailAddress).toBe('newer@example.com')
    }
    if (has('replaceUserPhoneNumber')) {
      const replaced = await users.replaceUserPhoneNumber(created.id, { phoneNumber: '+15555550198' })
      expect(replaced.phoneNumber).toBe('+15555550198')
    }

    has('updateUserProfileImage')
    const pictured = await users.updateUserProfileImage('user_ada', { file: png })
    expect(pictured.hasImage).toBe(true)
    expect(await (await fetch(pictured.imageUrl)).arrayBuffer()).toEqual(await png.arrayBuffer())
    has('deleteUserProfileImage')
    expect((await users.deleteUserProfileImage('user_ada')).hasImage).toBe(false)

    has('verifyPassword')
    expect(await users.verifyPassword({ userId: 'user_ada', password: 'analytical-engine' })).toEqual({
      verified: true,
    })
    if (has('setPasswordCompromised')) expect((await users.setPasswordCompromised('user_ada')).id).toBe('user_ada')
    if (has('unsetPasswordCompromised')) expect((await users.unsetPasswordCompromised('user_ada')).id).toBe('user_ada')
    if (has('removePassword')) expect((await users.removePassword('user_ada')).passwordEnabled).toBe(false)

    const secret = new Secret({ size: 20 }).base32
    expect((await users.updateUser('user_ada', { totpSecret: secret, backupCodes: ['one-code'] })).totpEnabled).toBe(
      true,
    )
    has('verifyTOTP')
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    expect(await users.verifyTOTP({ userId: 'user_ada', code })).toMatchObject({ verified: true, code_type: 'totp' })
    // The types say `userId`; what comes is the API's own `user_id`, in every major.
    if (has('deleteUserBackupCodes'))
      expect(await users.deleteUserBackupCodes('user_ada')).toEqual({ user_id: 'user_ada' })
    if (has('deleteUserTOTP')) expect(await users.deleteUserTOTP('user_ada')).toEqual({ user_id: 'user_ada' })
    has('disableUserMFA')
    expect(await users.disableUserMFA('user_ada')).toEqual({ user_id: 'user_ada' })

    has('banUser')
    expect((await users.banUser('user_ada')).banned).toBe(true)
    has('unbanUser')
    expect((await users.unbanUser('user_ada')).banned).toBe(false)
    has('lockUser')
    expect((await users.lockUser('user_ada')).locked).toBe(true)
    has('unlockUser')
    expect((await users.unlockUser('user_ada')).locked).toBe(false)

    has('getUserOauthAccessToken')
    const tokens = await users.getUserOauthAccessToken('user_ada', 'google')
    expect(tokens.data).toMatchObject([{ token: 'tok', provider: 'oauth_google' }])
    has('getOrganizationMembershipList')
    const memberships = await users.getOrganizationMembershipList({ userId: 'user_ada' })
    expect([memberships.totalCount, memberships.data[0]?.organization.id]).toEqual([1, 'org_one'])
    if (has('getOrganizationInvitationList')) {
      const invitations = await users.getOrganizationInvitationList({ userId: 'user_ada', status: 'pending' })
      expect(invitations.data.map(({ organizationId }) => organizationId)).toEqual(['org_two'])
    }

    if (has('deleteUserPasskey')) {
      const gone = await users.deleteUserPasskey({ userId: 'user_ada', passkeyIdentificationId: 'idn_passkey' })
      expect(gone).toMatchObject({ id: 'idn_passkey', deleted: true })
    }
    if (has('deleteUserWeb3Wallet')) {
      const [wallet] = (await users.getUser('user_ada')).web3Wallets
      const gone = await users.deleteUserWeb3Wallet({
        userId: 'user_ada',
        web3WalletIdentificationId: wallet?.id ?? '',
      })
      expect(gone).toMatchObject({ id: wallet?.id, deleted: true })
    }
    if (has('deleteUserExternalAccount')) {
      const gone = await users.deleteUserExternalAccount({ userId: 'user_ada', externalAccountId: 'eac_1' })
      expect(gone).toMatchObject({ id: 'eac_1', deleted: true })
    }
    const second = (await users.getUser('user_ada')).emailAddresses[1]?.id ?? ''
    expect(await emailAddresses.updateEmailAddress(second, { primary: true })).toMatchObject({ id: second })
    expect((await users.getUser('user_ada')).primaryEmailAddressId).toBe(second)

    has('deleteUser')
    expect(await users.deleteUser(created.id)).toMatchObject({ id: created.id, deleted: true })
    const error = await users.getUser(created.id).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      status: 404,
      errors: [{ code: 'resource_not_found' }],
      clerkTraceId: expect.stringMatching(/^\w{32}$/),
    })

    expect(methodsOf(users).filter((name) => !called.has(name))).toEqual([])
  })

  test('sessions: every SDK method succeeds and returns the given values', async ({ emulator }) => {
    const { sessions } = clientOf(major, emulator)
    const names = methodsOf(sessions)
    // The newest SDK makes sessions; before, only a browser did.
    const made = names.includes('createSession')
      ? await sessions.createSession({ userId: 'user_ada' })
      : await clientOf('3.20', emulator).sessions.createSession({ userId: 'user_ada' })
    expect((await sessions.getSession(made.id)).userId).toBe('user_ada')
    const list = await sessions.getSessionList({ userId: 'user_ada', status: 'active' })
    expect([list.totalCount, list.data[0]?.id]).toEqual([1, made.id])
    const { jwt } = await sessions.getToken(made.id)
    expect((await sessions.verifySession(made.id, jwt)).id).toBe(made.id)
    const template = await sessions.getToken(made.id, 'plain')
    expect(JSON.parse(Buffer.from(template.jwt.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      hello: 'world',
    })
    const refused = await sessions
      .refreshSession(made.id, { expired_token: jwt, refresh_token: 'x', request_origin: 'http://127.0.0.1:1' })
      .catch((error: unknown) => error)
    expect(refused).toMatchObject({ status: 401, errors: [{ code: 'refresh_token_not_found' }] })
    expect((await sessions.revokeSession(made.id)).status).toBe('revoked')
    const tested = [
      'getSessionList',
      'getSession',
      'createSession',
      'revokeSession',
      'verifySession',
      'getToken',
      'refreshSession',
    ]
    expect(names.filter((name) => !tested.includes(name))).toEqual([])
  })

  test('tokens verify by JWKS and by the key', async ({ emulator }) => {
    const client = clientOf(major, emulator)
    const { id } = await clientOf('3.20', emulator).sessions.createSession({ userId: 'user_ada' })
    const { jwt } = await client.sessions.getToken(id)
    const request = new Request('http://127.0.0.1:3000/', { headers: { authorization: `Bearer ${jwt}` } })
    for (const jwtKey of [undefined, emulator.jwtKey]) {
      const state = await client.authenticateRequest(request, jwtKey ? { jwtKey } : {})
      expect([state.status, state.toAuth()]).toMatchObject(['signed-in', { userId: 'user_ada', sessionId: id }])
    }
  })
})

test('all other supported operations work with the newest SDK', async ({ emulator }) => {
  const clerk = clientOf('3.20', emulator)
  const ticket = await clerk.signInTokens.createSignInToken({ userId: 'user_ada', expiresInSeconds: 60 })
  expect(ticket).toMatchObject({ userId: 'user_ada', status: 'pending', token: expect.any(String) })
  expect((await clerk.signInTokens.revokeSignInToken(ticket.id)).status).toBe('revoked')
  const actor = await clerk.actorTokens.create({ userId: 'user_ada', actor: { sub: 'user_x' }, expiresInSeconds: 60 })
  expect(actor).toMatchObject({ userId: 'user_ada', actor: { sub: 'user_x' } })
  expect((await clerk.actorTokens.revoke(actor.id)).status).toBe('revoked')
  expect((await clerk.testingTokens.createTestingToken()).token).toEqual(expect.any(String))
  const mail = await clerk.emailAddresses.createEmailAddress({
    userId: 'user_ada',
    emailAddress: 'x@example.com',
    verified: true,
  })
  expect((await clerk.emailAddresses.getEmailAddress(mail.id)).verification?.status).toBe('verified')
  expect(await clerk.emailAddresses.deleteEmailAddress(mail.id)).toMatchObject({ deleted: true })
  const phone = await clerk.phoneNumbers.createPhoneNumber({
    userId: 'user_ada',
    phoneNumber: '+15555550177',
    verified: true,
  })
  expect(
    (await clerk.phoneNumbers.updatePhoneNumber(phone.id, { reservedForSecondFactor: true })).reservedForSecondFactor,
  ).toBe(true)
  expect(await clerk.phoneNumbers.deletePhoneNumber(phone.id)).toMatchObject({ deleted: true })
  const organization = await clerk.organizations.createOrganization({ name: 'Three', createdBy: 'user_ada' })
  expect((await clerk.organizations.getOrganization({ slug: 'three' })).id).toBe(organization.id)
  expect((await clerk.organizations.getOrganizationList({ includeMembersCount: true })).data[0]?.membersCount).toBe(1)
  const organizationId = organization.id
  expect((await clerk.organizations.getOrganizationMembershipList({ organizationId })).totalCount).toBe(1)
  const invitation = await clerk.organizations.createOrganizationInvitation({
    organizationId,
    emailAddress: 'someone@example.com',
    role: 'org:member',
  })
  expect((await clerk.organizations.getOrganizationInvitationList({ organizationId })).data[0]?.id).toBe(invitation.id)
  expect(await clerk.organizations.deleteOrganization(organizationId)).toMatchObject({ deleted: true })
  expect((await clerk.clients.getClientList()).totalCount).toBe(0)
})
