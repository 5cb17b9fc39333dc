import { type Route, route } from './route.ts'

export const jwksRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/jwks',
    operation: 'GetJWKS',
    run: ({ instance }) => ({ keys: [instance.key.jwk] }),
  }),
]
