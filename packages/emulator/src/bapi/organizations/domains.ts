import * as v from 'valibot'
import { addDomain, changeDomain, domainName, domainResource, removeDomain } from '../../model/organizations/domains.ts'
import { needOrganization } from '../../model/organizations/find.ts'
import { type DomainData, enrollmentModes as modes } from '../../store/organizations/domains.ts'
import { code, inQuery, maybe, paging } from '../../validation.ts'
import { pageOf, recordOrder } from '../instance/listed.ts'
import { type Route, route } from '../route.ts'
import { organizationPath } from './fields.ts'

const mode = v.picklist(modes, code('form_param_value_invalid'))
const domainPath = `${organizationPath}/domains/{domain_id}`

/** Domains of organizations, by which their members are recognized. */
export const domainRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${organizationPath}/domains`,
    operation: 'CreateOrganizationDomain',
    differs:
      'Every domain is allowed, and no mail is sent to the users whom it enrolls. Verified unless `verified` is false.',
    body: v.strictObject({ name: domainName, enrollment_mode: mode, verified: maybe(v.boolean()) }),
    run: ({ instance, param, body }) =>
      addDomain(instance, param('organization_id'), {
        name: body.name,
        mode: body.enrollment_mode,
        verified: body.verified ?? true,
      }),
  }),
  route({
    method: 'GET',
    path: `${organizationPath}/domains`,
    operation: 'ListOrganizationDomains',
    query: v.object({ verified: inQuery.boolean, enrollment_mode: inQuery.oneOf(modes), ...paging }),
    run: ({ instance, param, query }) => {
      const { id } = needOrganization(instance, param('organization_id'))
      const filters = { owner: id, status: query.enrollment_mode && [query.enrollment_mode], verified: query.verified }
      return pageOf<DomainData>(instance, 'organization_domain', { ...query, filters }, (row) =>
        domainResource(instance, row),
      )
    },
  }),
  route({
    method: 'PATCH',
    path: domainPath,
    operation: 'UpdateOrganizationDomain',
    body: v.strictObject({ enrollment_mode: maybe(mode), verified: maybe(v.boolean()) }),
    run: ({ instance, param, body }) =>
      changeDomain(instance, param('organization_id'), param('domain_id'), {
        mode: body.enrollment_mode ?? undefined,
        verified: body.verified ?? undefined,
      }),
  }),
  route({
    method: 'DELETE',
    path: domainPath,
    operation: 'DeleteOrganizationDomain',
    run: ({ instance, param }) => removeDomain(instance, param('organization_id'), param('domain_id')),
  }),
  route({
    method: 'POST',
    path: `${domainPath}/verify_ownership`,
    operation: 'VerifyOrganizationDomainOwnership',
    differs: 'Always succeeds: no DNS is asked.',
    run: ({ instance, param }) =>
      changeDomain(instance, param('organization_id'), param('domain_id'), { verified: true }),
  }),
  route({
    method: 'GET',
    path: '/organization_domains',
    operation: 'ListAllOrganizationDomains',
    query: v.object({
      organization_id: inQuery.text,
      verified: inQuery.boolean,
      enrollment_mode: inQuery.list,
      query: inQuery.text,
      domains: inQuery.list,
      order_by: inQuery.text,
      ...paging,
    }),
    run: ({ instance, query }) => {
      const chosen = query.enrollment_mode?.filter((text) => !text.startsWith('-')) ?? []
      const left = query.enrollment_mode?.filter((text) => text.startsWith('-')).map((text) => text.slice(1)) ?? []
      const status = (chosen.length > 0 ? chosen : [...modes]).filter((text) => !left.includes(text))
      const filters = {
        owner: query.organization_id,
        names: query.domains,
        query: query.query,
        status,
        verified: query.verified,
      }
      const order = recordOrder(query.order_by, { created_at: 'created_at', name: 'name' })
      return pageOf<DomainData>(instance, 'organization_domain', { ...query, order, filters }, (row) =>
        domainResource(instance, row),
      )
    },
  }),
]
