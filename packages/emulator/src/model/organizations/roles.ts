export const adminRole = 'org:admin'

export function permissionsOf(role: string): string[] {
  if (role === adminRole) {
    return [
      'org:sys_profile:manage',
      'org:sys_profile:delete',
      'org:sys_memberships:read',
      'org:sys_memberships:manage',
      'org:sys_domains:read',
      'org:sys_domains:manage',
    ]
  }
  return role === 'org:member' ? ['org:sys_memberships:read'] : []
}

/** The display name of a role: "Admin" for `org:admin`. */
export function roleName(role: string): string {
  const name = role.replace(/^org:/, '').replaceAll('_', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}
