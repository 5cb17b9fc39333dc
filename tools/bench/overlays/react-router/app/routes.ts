import { type RouteConfig, route } from '@react-router/dev/routes'
export default [
  route('ours/me', 'routes/bench-ours.ts'),
  route('table/*', 'routes/bench-table.ts'),
  route('hand/me', 'routes/bench-hand.ts'),
] satisfies RouteConfig
