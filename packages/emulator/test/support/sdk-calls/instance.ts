import { ada, type Calls, keep, org, the } from './call.ts'

export const instance: Calls = {
  'instance.get': (c) => c.instance.get(),
  'instance.update': (c) => c.instance.update({ allowedOrigins: ['https://app.example'] }),
  'instance.updateRestrictions': (c) => c.instance.updateRestrictions({ blocklist: true }),
  'instance.getOrganizationSettings': (c) => c.instance.getOrganizationSettings(),
  'instance.updateOrganizationSettings': (c) => c.instance.updateOrganizationSettings({ maxAllowedMemberships: 9 }),
  'invitations.createInvitation': (c, k) =>
    keep(k, 'invitation', c.invitations.createInvitation({ emailAddress: 'i@example.com' })),
  'invitations.createInvitationBulk': (c) => c.invitations.createInvitationBulk([{ emailAddress: 'j@example.com' }]),
  'invitations.getInvitationList': (c) => c.invitations.getInvitationList(),
  'invitations.revokeInvitation': (c, k) => c.invitations.revokeInvitation(the(k, 'invitation')),
  'waitlistEntries.create': (c, k) => keep(k, 'entry', c.waitlistEntries.create({ emailAddress: 'w@example.com' })),
  'waitlistEntries.createBulk': async (c, k) => {
    const made = await c.waitlistEntries.createBulk([
      { emailAddress: 'u@example.com' },
      { emailAddress: 'v@example.com' },
    ])
    k.second = made[0]?.id ?? ''
    k.third = made[1]?.id ?? ''
  },
  'waitlistEntries.list': (c) => c.waitlistEntries.list(),
  'waitlistEntries.invite': (c, k) => c.waitlistEntries.invite(the(k, 'entry')),
  'waitlistEntries.reject': (c, k) => c.waitlistEntries.reject(the(k, 'second')),
  'waitlistEntries.delete': (c, k) => c.waitlistEntries.delete(the(k, 'third')),
  'allowlistIdentifiers.createAllowlistIdentifier': (c, k) =>
    keep(
      k,
      'allowed',
      c.allowlistIdentifiers.createAllowlistIdentifier({ identifier: 'k@example.com', notify: false }),
    ),
  'allowlistIdentifiers.getAllowlistIdentifierList': (c) => c.allowlistIdentifiers.getAllowlistIdentifierList(),
  'allowlistIdentifiers.deleteAllowlistIdentifier': (c, k) =>
    c.allowlistIdentifiers.deleteAllowlistIdentifier(the(k, 'allowed')),
  'blocklistIdentifiers.createBlocklistIdentifier': (c, k) =>
    keep(k, 'blocked', c.blocklistIdentifiers.createBlocklistIdentifier({ identifier: 'l@example.com' })),
  'blocklistIdentifiers.getBlocklistIdentifierList': (c) => c.blocklistIdentifiers.getBlocklistIdentifierList(),
  'blocklistIdentifiers.deleteBlocklistIdentifier': (c, k) =>
    c.blocklistIdentifiers.deleteBlocklistIdentifier(the(k, 'blocked')),
  'redirectUrls.createRedirectUrl': (c, k) =>
    keep(k, 'redirect', c.redirectUrls.createRedirectUrl({ url: 'app://back' })),
  'redirectUrls.getRedirectUrl': (c, k) => c.redirectUrls.getRedirectUrl(the(k, 'redirect')),
  'redirectUrls.getRedirectUrlList': (c) => c.redirectUrls.getRedirectUrlList(),
  'redirectUrls.deleteRedirectUrl': (c, k) => c.redirectUrls.deleteRedirectUrl(the(k, 'redirect')),
  'jwtTemplates.create': (c, k) => keep(k, 'template', c.jwtTemplates.create({ name: 'plain', claims: {} })),
  'jwtTemplates.get': (c, k) => c.jwtTemplates.get(the(k, 'template')),
  'jwtTemplates.list': (c) => c.jwtTemplates.list(),
  'jwtTemplates.update': (c, k) =>
    c.jwtTemplates.update({ templateId: the(k, 'template'), name: 'plainer', claims: { a: 1 } }),
  'jwtTemplates.delete': (c, k) => c.jwtTemplates.delete(the(k, 'template')),
  'billing.getOrganizationBillingSubscription': (c) => c.billing.getOrganizationBillingSubscription(org),
  'billing.getUserBillingSubscription': (c) => c.billing.getUserBillingSubscription(ada),
  'domains.list': (c) => c.domains.list(),
  'domains.add': (c, k) => keep(k, 'satellite', c.domains.add({ name: 'satellite.example', is_satellite: true })),
  'domains.update': (c, k) => c.domains.update({ domainId: the(k, 'satellite'), name: 'moon.example' }),
  'domains.delete': (c, k) => c.domains.delete(the(k, 'satellite')),
  'domains.deleteDomain': async (c) => {
    const { id } = await c.domains.add({ name: 'satellite.example', is_satellite: true })
    return c.domains.deleteDomain(id)
  },
}
