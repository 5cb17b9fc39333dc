import type { Framework } from '../framework.ts'
import { plainVariables } from '../variables.ts'

const noRouter = 'there is no router, so no parameters in a path'

export const fetch: Framework = {
  name: 'fetch',
  title: 'fetch',
  package: '@account-routes/fetch',
  sdk: '@clerk/backend',
  env: 'fetch',
  variables: plainVariables,
  kind: 'node',
  single: '/deleteUser',
  start: ['dist/server.js'],
  limits: {
    parsed: 'nothing runs before the handler that could read the body',
    'alone-by-path': noRouter,
    'mount-parameters': noRouter,
  },
  matrix: {
    frameworks: [{ versions: { '@hono/node-server': '2.1.8' } }],
    sdks: ['3.20.1', '3.25.0', '3.0.0', '2.33.8', '2.1.0'],
    tooOld: [{ versions: { '@hono/node-server': '2.1.8' }, sdk: '2.0.0' }],
  },
}
