import { needOrganization } from '../../model/organizations/find.ts'
import { subscriptionResource } from '../../model/subscriptions.ts'
import { needUser } from '../../model/users/users.ts'
import { type Route, route } from '../route.ts'

const differs = 'Subscriptions come from the seed and the control API. 404 without one.'

/** The state of Clerk's billing that back ends ask for. */
export const subscriptionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/users/{user_id}/billing/subscription',
    operation: 'GetUserBillingSubscription',
    differs,
    run: ({ instance, param }) => subscriptionResource(instance, needUser(instance, param('user_id')).id),
  }),
  route({
    method: 'GET',
    path: '/organizations/{organization_id}/billing/subscription',
    operation: 'GetOrganizationBillingSubscription',
    differs,
    run: ({ instance, param }) =>
      subscriptionResource(instance, needOrganization(instance, param('organization_id')).id),
  }),
]
