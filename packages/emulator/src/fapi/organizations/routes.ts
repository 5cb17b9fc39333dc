import * as v from 'valibot'
import { pageOf } from '../../bapi/instance/listed.ts'
import { clerkError } from '../../errors.ts'
import {
  changeOrganization,
  createOrganization,
  removeOrganization,
  setLogo,
} from '../../model/organizations/organizations.ts'
import { ensureRoles, type RoleData } from '../../model/organizations/role-records.ts'
import { roleResource } from '../../model/organizations/roles.ts'
import { field, filled, pages } from '../form.ts'
import { frontendOrganization } from '../resources/organization.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { memberWith } from './access.ts'

export const organizationRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path: '/organizations',
    operation: 'createOrganization',
    body: v.strictObject({ name: field.required(filled), slug: field.value }),
    run: ({ instance, session, body }) => {
      const { user } = session()
      if (!user.create_organization_enabled) throw clerkError('not_allowed_access')
      return frontendOrganization(instance, createOrganization(instance, { ...body, created_by: user.id }))
    },
  }),
  frontendRoute({
    method: 'GET',
    path: '/organizations/{organization_id}',
    operation: 'getOrganization',
    run: (request) => frontendOrganization(request.instance, memberWith(request).organization),
  }),
  frontendRoute({
    method: 'PATCH',
    path: '/organizations/{organization_id}',
    operation: 'updateOrganization',
    body: v.strictObject({ name: field.value, slug: field.value }),
    run: (request) => {
      const { organization } = memberWith(request, 'org:sys_profile:manage')
      return frontendOrganization(request.instance, changeOrganization(request.instance, organization.id, request.body))
    },
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/organizations/{organization_id}',
    operation: 'deleteOrganization',
    run: (request) => {
      const { organization } = memberWith(request, 'org:sys_profile:delete')
      if (!organization.admin_delete_enabled) throw clerkError('not_allowed_access')
      return removeOrganization(request.instance, organization.id)
    },
  }),
  frontendRoute({
    method: 'PUT',
    path: '/organizations/{organization_id}/logo',
    operation: 'updateOrganizationLogo',
    run: async (request) => {
      memberWith(request, 'org:sys_profile:manage')
      const picture = await request.file()
      // Checked again, since reading the picture takes time.
      const { organization } = memberWith(request, 'org:sys_profile:manage')
      return frontendOrganization(request.instance, setLogo(request.instance, organization.id, picture))
    },
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/organizations/{organization_id}/logo',
    operation: 'deleteOrganizationLogo',
    run: (request) => {
      const { organization } = memberWith(request, 'org:sys_profile:manage')
      setLogo(request.instance, organization.id, undefined)
      return { object: 'image', id: organization.image_id ?? organization.id, deleted: true }
    },
  }),
  frontendRoute({
    method: 'GET',
    path: '/organizations/{organization_id}/roles',
    operation: 'ListOrganizationRoles',
    query: v.object(pages),
    run: (request) => {
      memberWith(request)
      const { instance, query } = request
      ensureRoles(instance)
      return pageOf<RoleData>(instance, 'organization_role', query, (row) => ({
        ...roleResource(instance, row),
        description: row.data.description ?? '',
      }))
    },
  }),
]
