import { backendRequest } from '../clerk/backend-request.ts'
import { unusableAnswer } from '../clerk/errors.ts'
import { anyUser, ownAccount } from '../operation/guards.ts'
import { defineOperation, type RunContext } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import { page } from '../schemas/page.ts'
import { success } from '../schemas/success.ts'
import { type TrustedDevice, trustedDevice } from '../schemas/trusted-devices.ts'

/** `@clerk/backend` has no method for these, so its answer is as Clerk sends it. */
interface DeviceResource {
  readonly id?: unknown
  readonly platform?: unknown
  readonly app_identifier?: unknown
  readonly name?: unknown
  readonly created_at?: unknown
  readonly updated_at?: unknown
  readonly last_used_at?: unknown
  readonly status?: unknown
}

const list = {
  method: 'GET',
  tenancy: 'exclusive',
  output: page<TrustedDevice>(trustedDevice),
  refuses: ['not_found', 'forbidden'],
  clerk: ['GET /users/{user_id}/trusted_devices'],
  async run({ principal, clerk }: RunContext<AccountPrincipal, undefined>) {
    const path = `/users/${principal.targetUserId}/trusted_devices` as const
    const answer = await clerk.read((client) => backendRequest(client, { method: 'GET', path }))
    const { data, totalCount } = (answer ?? {}) as { data?: unknown; totalCount?: unknown }
    if (!Array.isArray(data)) throw unusableAnswer('trusted_devices')
    return { data: data.map(toDevice), totalCount }
  },
} as const

const toDevice = (device: DeviceResource) => ({
  id: device.id,
  platform: device.platform,
  appIdentifier: device.app_identifier,
  name: device.name,
  createdAt: device.created_at,
  updatedAt: device.updated_at,
  lastUsedAt: device.last_used_at,
})

const revoke = {
  method: 'DELETE',
  sensitive: true,
  output: success,
  refuses: ['not_found', 'forbidden'],
  clerk: ['DELETE /users/{user_id}/trusted_devices/{trusted_device_id}'],
  async run({ principal, clerk, ids }: RunContext<AccountPrincipal, undefined, 'trustedDeviceId'>) {
    const path = `/users/${principal.targetUserId}/trusted_devices/${ids.trustedDeviceId}` as const
    const answer = await clerk.change((client) => backendRequest(client, { method: 'DELETE', path }))
    const { id, status } = (answer ?? {}) as DeviceResource
    if (id !== ids.trustedDeviceId || status !== 'revoked') throw unusableAnswer('a removal')
  },
} as const

/** Lists the devices that the caller's account trusts. */
export const getSelfTrustedDeviceList = defineOperation({
  ...list,
  id: 'getSelfTrustedDeviceList',
  name: 'me.listTrustedDevices',
  path: '/me/trusted-devices',
  summary: 'List my trusted devices',
  guard: ownAccount,
})

/** Revokes a device that the caller's account trusts. */
export const revokeSelfTrustedDevice = defineOperation({
  ...revoke,
  whileDeleting: true,
  id: 'revokeSelfTrustedDevice',
  name: 'me.revokeTrustedDevice',
  ...at('/me/trusted-devices/:trustedDeviceId'),
  summary: 'Revoke a trusted device of mine',
  guard: ownAccount,
})

/** Lists the devices that a user's account trusts. */
export const getTrustedDeviceList = defineOperation({
  ...list,
  id: 'getTrustedDeviceList',
  name: 'users.listTrustedDevices',
  ...at('/users/:userId/trusted-devices'),
  summary: "List a user's trusted devices",
  guard: anyUser,
})

/** Revokes a device that a user's account trusts. */
export const revokeTrustedDevice = defineOperation({
  ...revoke,
  whileDeleting: true,
  id: 'revokeTrustedDevice',
  name: 'users.revokeTrustedDevice',
  ...at('/users/:userId/trusted-devices/:trustedDeviceId'),
  summary: 'Revoke a trusted device of a user',
  guard: anyUser,
})
