import * as v from 'valibot'
import { needOrganization } from '../../model/organizations/find.ts'
import {
  changeOrganization,
  createOrganization,
  removeOrganization,
  setOrganizationMetadata,
} from '../../model/organizations/organizations.ts'
import { organizationResource } from '../../model/organizations/resources.ts'
import { listOrganizations } from '../../store/organizations/organizations.ts'
import { code, dateTime, inQuery, maybe, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'
import { metadataBody, metadataFields, name, orderOf, organizationPath, slug } from './fields.ts'

const memberLimit = maybe(v.pipe(v.number(), v.integer(), v.minValue(0, code('form_param_value_invalid'))))

export const organizations: readonly Route[] = [
  route({
    method: 'GET',
    path: '/organizations',
    operation: 'ListOrganizations',
    query: v.object({
      include_members_count: inQuery.boolean,
      include_missing_member_with_elevated_permissions: inQuery.boolean,
      query: inQuery.text,
      user_id: inQuery.list,
      organization_id: inQuery.list,
      order_by: inQuery.text,
      ...paging,
    }),
    run: ({ instance, query }) => {
      const order = orderOf(query.order_by, ['name', 'created_at', 'members_count'])
      const { rows, total } = listOrganizations(instance.db, query, order, query)
      const include = {
        members: query.include_members_count,
        elevated: query.include_missing_member_with_elevated_permissions,
      }
      return { data: rows.map((row) => organizationResource(instance, row, include)), total_count: total }
    },
  }),
  route({
    method: 'POST',
    path: '/organizations',
    operation: 'CreateOrganization',
    differs: 'Organizations are always enabled, with slugs. The default limit is five members.',
    body: v.strictObject({
      name,
      created_by: maybe(v.string()),
      slug,
      max_allowed_memberships: memberLimit,
      created_at: maybe(dateTime),
      role_set_key: maybe(v.string()),
      ...metadataFields,
    }),
    run: ({ instance, body }) => organizationResource(instance, createOrganization(instance, body)),
  }),
  route({
    method: 'GET',
    path: organizationPath,
    operation: 'GetOrganization',
    query: v.object({
      include_members_count: inQuery.boolean,
      include_missing_member_with_elevated_permissions: inQuery.boolean,
    }),
    run: ({ instance, param, query }) =>
      organizationResource(instance, needOrganization(instance, param('organization_id')), {
        members: query.include_members_count,
        elevated: query.include_missing_member_with_elevated_permissions,
      }),
  }),
  route({
    method: 'PATCH',
    path: organizationPath,
    operation: 'UpdateOrganization',
    body: v.strictObject({
      name: maybe(name),
      slug,
      max_allowed_memberships: memberLimit,
      admin_delete_enabled: maybe(v.boolean()),
      created_at: maybe(dateTime),
      role_set_key: maybe(v.string()),
    }),
    run: ({ instance, param, body }) =>
      organizationResource(instance, changeOrganization(instance, param('organization_id'), body)),
  }),
  route({
    method: 'DELETE',
    path: organizationPath,
    operation: 'DeleteOrganization',
    run: ({ instance, param }) => removeOrganization(instance, param('organization_id')),
  }),
  route({
    method: 'PATCH',
    path: `${organizationPath}/metadata`,
    operation: 'MergeOrganizationMetadata',
    body: metadataBody,
    run: ({ instance, param, body }) =>
      organizationResource(instance, setOrganizationMetadata(instance, param('organization_id'), body, true)),
  }),
  route({
    method: 'PUT',
    path: `${organizationPath}/metadata`,
    operation: 'ReplaceOrganizationMetadata',
    body: metadataBody,
    run: ({ instance, param, body }) =>
      organizationResource(instance, setOrganizationMetadata(instance, param('organization_id'), body, false)),
  }),
]
