import { type FrontendRoute, frontendRoute } from '../route.ts'
import { environment } from './environment.ts'

export const environmentRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/environment',
    operation: 'getEnvironment',
    bare: true,
    anonymous: true,
    run: ({ instance, origin }) => environment(instance, origin),
  }),
  frontendRoute({
    method: 'PATCH',
    path: '/environment',
    operation: 'updateEnvironment',
    differs: 'Changes nothing: there is no dashboard to tell.',
    bare: true,
    anonymous: true,
    run: ({ instance, origin }) => environment(instance, origin),
  }),
  frontendRoute({
    method: 'GET',
    path: '/health',
    operation: 'getHealth',
    bare: true,
    anonymous: true,
    run: () => ({ status: 'healthy' }),
  }),
]
