import { ada, type Calls, keep, org, png, the } from './call.ts'

export const organizations: Calls = {
  'organizations.createOrganization': (c, k) =>
    keep(k, 'org', c.organizations.createOrganization({ name: 'Two', createdBy: ada })),
  'organizations.getOrganization': (c) => c.organizations.getOrganization({ organizationId: org }),
  'organizations.getOrganizationList': (c) => c.organizations.getOrganizationList(),
  'organizations.updateOrganization': (c) => c.organizations.updateOrganization(org, { name: 'Engines!' }),
  'organizations.updateOrganizationLogo': (c) =>
    c.organizations.updateOrganizationLogo(org, { file: png, uploaderUserId: ada }),
  'organizations.deleteOrganizationLogo': (c) => c.organizations.deleteOrganizationLogo(org),
  'organizations.updateOrganizationMetadata': (c) =>
    c.organizations.updateOrganizationMetadata(org, { publicMetadata: { a: 1 } }),
  'organizations.replaceOrganizationMetadata': (c) =>
    c.organizations.replaceOrganizationMetadata(org, { publicMetadata: { b: 1 } }),
  'organizations.getOrganizationMembershipList': (c) =>
    c.organizations.getOrganizationMembershipList({ organizationId: org }),
  'organizations.getInstanceOrganizationMembershipList': (c) =>
    c.organizations.getInstanceOrganizationMembershipList({}),
  'organizations.createOrganizationMembership': (c) =>
    c.organizations.createOrganizationMembership({ organizationId: org, userId: 'user_grace', role: 'org:member' }),
  'organizations.updateOrganizationMembership': (c) =>
    c.organizations.updateOrganizationMembership({ organizationId: org, userId: 'user_grace', role: 'org:admin' }),
  'organizations.updateOrganizationMembershipMetadata': (c) =>
    c.organizations.updateOrganizationMembershipMetadata({
      organizationId: org,
      userId: 'user_grace',
      publicMetadata: { a: 1 },
    }),
  'organizations.deleteOrganizationMembership': (c) =>
    c.organizations.deleteOrganizationMembership({ organizationId: org, userId: 'user_grace' }),
  'organizations.createOrganizationInvitation': (c, k) =>
    keep(
      k,
      'invited',
      c.organizations.createOrganizationInvitation({
        organizationId: org,
        emailAddress: 'a@example.com',
        role: 'org:member',
      }),
    ),
  'organizations.createOrganizationInvitationBulk': (c) =>
    c.organizations.createOrganizationInvitationBulk(org, [{ emailAddress: 'b@example.com', role: 'org:member' }]),
  'organizations.getOrganizationInvitationList': (c) =>
    c.organizations.getOrganizationInvitationList({ organizationId: org }),
  'organizations.getOrganizationInvitation': (c, k) =>
    c.organizations.getOrganizationInvitation({ organizationId: org, invitationId: the(k, 'invited') }),
  'organizations.revokeOrganizationInvitation': (c, k) =>
    c.organizations.revokeOrganizationInvitation({
      organizationId: org,
      invitationId: the(k, 'invited'),
      requestingUserId: ada,
    }),
  'organizations.createOrganizationDomain': (c, k) =>
    keep(
      k,
      'domain',
      c.organizations.createOrganizationDomain({
        organizationId: org,
        name: 'e.example',
        enrollmentMode: 'manual_invitation',
      }),
    ),
  'organizations.getOrganizationDomainList': (c) => c.organizations.getOrganizationDomainList({ organizationId: org }),
  'organizations.updateOrganizationDomain': (c, k) =>
    c.organizations.updateOrganizationDomain({ organizationId: org, domainId: the(k, 'domain'), verified: true }),
  'organizations.deleteOrganizationDomain': (c, k) =>
    c.organizations.deleteOrganizationDomain({ organizationId: org, domainId: the(k, 'domain') }),
  'organizations.deleteOrganization': (c, k) => c.organizations.deleteOrganization(the(k, 'org')),
}
