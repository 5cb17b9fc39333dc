import { needOrganization } from '../../model/organizations/find.ts'
import { setLogo } from '../../model/organizations/organizations.ts'
import { organizationResource } from '../../model/organizations/resources.ts'
import { type Route, route } from '../route.ts'
import { organizationPath } from './fields.ts'

/** The logo of an organization. */
export const logoRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: `${organizationPath}/logo`,
    operation: 'UploadOrganizationLogo',
    differs: 'Accepts PNG, JPEG, GIF and WebP by content, and keeps them unchanged.',
    run: async ({ instance, param, file }) => {
      needOrganization(instance, param('organization_id'))
      return organizationResource(instance, setLogo(instance, param('organization_id'), await file()))
    },
  }),
  route({
    method: 'DELETE',
    path: `${organizationPath}/logo`,
    operation: 'DeleteOrganizationLogo',
    run: ({ instance, param }) =>
      organizationResource(instance, setLogo(instance, param('organization_id'), undefined)),
  }),
]
