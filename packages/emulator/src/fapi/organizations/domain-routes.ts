import * as v from 'valibot'
import { pageOf } from '../../bapi/instance/listed.ts'
import { clerkError, fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { messageCode } from '../../model/factors/message-code.ts'
import { settingsOf } from '../../model/instance/settings.ts'
import { sendMessage } from '../../model/messages.ts'
import {
  addDomain,
  changeDomain,
  domainName,
  domainResource,
  needDomain,
  removeDomain,
} from '../../model/organizations/domains.ts'
import { type Domain, type DomainData, enrollmentModes } from '../../store/organizations/domains.ts'
import { emailAddress } from '../../validation.ts'
import { frontendError } from '../errors.ts'
import { field, filled, pages } from '../form.ts'
import { type FrontendRequest, type FrontendRoute, frontendRoute } from '../route.ts'
import { memberWith } from './access.ts'

const lifetime = 600_000
const maxAttempts = 3
const list = '/organizations/{organization_id}/domains'
const one = `${list}/{domain_id}`

/** The domain in the path. The caller must be allowed to manage the organization's domains. */
function managed(request: FrontendRequest<unknown, unknown>): { organizationId: string; domain: Domain } {
  const { organization } = memberWith(request, 'org:sys_domains:manage')
  const domain = needDomain(request.instance, organization.id, request.param('domain_id'))
  return { organizationId: organization.id, domain }
}

function prepare(instance: Instance, organizationId: string, domain: Domain, email: string): object {
  if (domain.data.verified_at !== null) throw clerkError('not_allowed_access')
  if (!email.endsWith(`@${domain.name}`)) throw fieldError('form_param_value_invalid', 'affiliation_email_address')
  sendMessage(instance, {
    kind: 'email',
    slug: 'affiliation_code',
    recipient: email,
    subject: `${messageCode} is your code for the domain ${domain.name}`,
    code: messageCode,
  })
  const affiliation = { email, attempts: 0, expire_at: instance.now() + lifetime }
  return changeDomain(instance, organizationId, domain.id, { affiliation })
}

function attempt(instance: Instance, organizationId: string, domain: Domain, text: string): object {
  const { affiliation, verified_at: verifiedAt } = domain.data
  if (verifiedAt !== null) throw frontendError('verification_already_verified')
  if (!affiliation) throw frontendError('verification_not_sent')
  if (affiliation.expire_at <= instance.now()) throw frontendError('verification_expired')
  if (affiliation.attempts >= maxAttempts) throw frontendError('verification_failed')
  if (text === messageCode) return changeDomain(instance, organizationId, domain.id, { verified: true })
  changeDomain(instance, organizationId, domain.id, {
    affiliation: { ...affiliation, attempts: affiliation.attempts + 1 },
  })
  throw frontendError('form_code_incorrect', 'code', { param_name: 'code' })
}

/** Domains of an organization, as its profile shows and verifies them. */
export const domainRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: list,
    operation: 'ListOrganizationDomains',
    query: v.object({ ...pages, enrollment_mode: field.value, verified: field.boolean }),
    run: (request) => {
      const { instance, query } = request
      const { organization } = memberWith(request)
      const status = query.enrollment_mode ? [query.enrollment_mode] : undefined
      const filters = { owner: organization.id, status, verified: query.verified }
      return pageOf<DomainData>(instance, 'organization_domain', { ...query, filters }, (row) =>
        domainResource(instance, row),
      )
    },
  }),
  frontendRoute({
    method: 'POST',
    path: list,
    operation: 'CreateOrganizationDomain',
    differs: 'Every domain is allowed, and no mail is sent to the users whom it enrolls.',
    body: v.strictObject({ name: field.required(domainName), enrollment_mode: field.oneOf(enrollmentModes) }),
    run: (request) => {
      const { organization } = memberWith(request, 'org:sys_domains:manage')
      if (!settingsOf(request.instance, 'organizations').domains_enabled)
        throw frontendError('organization_domains_not_enabled')
      const { name, enrollment_mode: mode = 'manual_invitation' } = request.body
      return addDomain(request.instance, organization.id, { name, mode, verified: false })
    },
  }),
  frontendRoute({
    method: 'GET',
    path: one,
    operation: 'GetOrganizationDomain',
    run: (request) => domainResource(request.instance, managed(request).domain),
  }),
  frontendRoute({
    method: 'DELETE',
    path: one,
    operation: 'deleteOrganizationDomain',
    run: (request) => {
      const { organizationId, domain } = managed(request)
      return removeDomain(request.instance, organizationId, domain.id)
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${one}/update_enrollment_mode`,
    operation: 'UpdateOrganizationDomainEnrollmentMode',
    body: v.strictObject({
      enrollment_mode: field.requiredOneOf(enrollmentModes),
      delete_pending: field.boolean,
    }),
    run: (request) => {
      const { organizationId, domain } = managed(request)
      if (domain.data.verified_at === null) throw clerkError('not_allowed_access')
      const { enrollment_mode: mode, delete_pending: deletePending } = request.body
      return changeDomain(request.instance, organizationId, domain.id, { mode, deletePending })
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${one}/prepare_affiliation_verification`,
    operation: 'prepareOrganizationDomainVerification',
    differs: 'Nothing is sent: the messages page shows the code, 424242.',
    body: v.strictObject({ affiliation_email_address: field.required(emailAddress) }),
    run: (request) => {
      const { organizationId, domain } = managed(request)
      return prepare(request.instance, organizationId, domain, request.body.affiliation_email_address)
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${one}/attempt_affiliation_verification`,
    operation: 'attemptOrganizationDomainVerification',
    body: v.strictObject({ code: field.required(filled) }),
    run: (request) => {
      const { organizationId, domain } = managed(request)
      return attempt(request.instance, organizationId, domain, request.body.code)
    },
  }),
]
