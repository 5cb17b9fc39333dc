import type { Framework } from '../framework.ts'
import { copiedRequest, postOnly } from '../reasons.ts'
import { plainVariables } from '../variables.ts'

export const hono: Framework = {
  name: 'hono',
  title: 'Hono',
  package: '@account-routes/hono',
  sdk: '@clerk/hono',
  env: 'hono',
  variables: plainVariables,
  kind: 'node',
  single: '/deleteUser',
  start: ['dist/server.js'],
  limits: { ...postOnly, trace: copiedRequest },
  matrix: {
    frameworks: [{ versions: { hono: '4.13.19' } }, { versions: { hono: '4.8.0' } }],
    sdks: ['0.1.79', '0.1.15'],
    tooOld: [{ versions: { hono: '4.7.11' } }],
  },
}
