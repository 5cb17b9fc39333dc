import { index, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('routes/home.tsx'),
  route('delete', 'routes/delete.tsx'),
  route('goodbye', 'routes/goodbye.tsx'),
  route('profile', 'routes/profile.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('api/account/*', 'routes/api.account.$.ts'),
  route('api/webhooks/clerk', 'routes/api.webhooks.clerk.ts'),
  route('example', 'routes/example.ts'),
] satisfies RouteConfig
