import { type Calls, keep, the } from './call.ts'

export const roles: Calls = {
  'organizationPermissions.createOrganizationPermission': (c, k) =>
    keep(
      k,
      'permission',
      c.organizationPermissions.createOrganizationPermission({ name: 'Read', key: 'org:docs:read' }),
    ),
  'organizationPermissions.getOrganizationPermissionList': (c) =>
    c.organizationPermissions.getOrganizationPermissionList(),
  'organizationPermissions.getOrganizationPermission': (c, k) =>
    c.organizationPermissions.getOrganizationPermission(the(k, 'permission')),
  'organizationPermissions.updateOrganizationPermission': (c, k) =>
    c.organizationPermissions.updateOrganizationPermission({ permissionId: the(k, 'permission'), name: 'See' }),
  'organizationRoles.createOrganizationRole': (c, k) =>
    keep(k, 'role', c.organizationRoles.createOrganizationRole({ name: 'Guest', key: 'org:guest' })),
  'organizationRoles.getOrganizationRoleList': (c) => c.organizationRoles.getOrganizationRoleList(),
  'organizationRoles.getOrganizationRole': (c, k) => c.organizationRoles.getOrganizationRole(the(k, 'role')),
  'organizationRoles.updateOrganizationRole': (c, k) =>
    c.organizationRoles.updateOrganizationRole({ organizationRoleId: the(k, 'role'), name: 'Visitor' }),
  'organizationRoles.assignPermissionToOrganizationRole': (c, k) =>
    c.organizationRoles.assignPermissionToOrganizationRole({
      organizationRoleId: the(k, 'role'),
      permissionId: the(k, 'permission'),
    }),
  'organizationRoles.removePermissionFromOrganizationRole': (c, k) =>
    c.organizationRoles.removePermissionFromOrganizationRole({
      organizationRoleId: the(k, 'role'),
      permissionId: the(k, 'permission'),
    }),
  'organizationPermissions.deleteOrganizationPermission': (c, k) =>
    c.organizationPermissions.deleteOrganizationPermission(the(k, 'permission')),
  'roleSets.createRoleSet': (c) =>
    c.roleSets.createRoleSet({
      name: 'Small',
      roles: ['org:admin', 'org:member'],
      defaultRoleKey: 'org:member',
      creatorRoleKey: 'org:admin',
    }),
  'roleSets.getRoleSetList': (c) => c.roleSets.getRoleSetList(),
  'roleSets.getRoleSet': (c) => c.roleSets.getRoleSet('role_set:small'),
  'roleSets.updateRoleSet': (c) => c.roleSets.updateRoleSet({ roleSetKeyOrId: 'role_set:small', name: 'Tiny' }),
  'roleSets.addRolesToRoleSet': (c) =>
    c.roleSets.addRolesToRoleSet({ roleSetKeyOrId: 'role_set:small', roleKeys: ['org:guest'] }),
  'roleSets.replaceRoleInRoleSet': (c) =>
    c.roleSets.replaceRoleInRoleSet({
      roleSetKeyOrId: 'role_set:small',
      roleKey: 'org:guest',
      toRoleKey: 'org:member',
    }),
  'roleSets.replaceRoleSet': (c) =>
    c.roleSets.replaceRoleSet({ roleSetKeyOrId: 'role_set:small', destRoleSetKey: 'role_set:default' }),
  'organizationRoles.deleteOrganizationRole': (c, k) => c.organizationRoles.deleteOrganizationRole(the(k, 'role')),
}
