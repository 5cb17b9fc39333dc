import type { Framework } from '../framework.ts'
import { noUnsetRole, postOnly } from '../reasons.ts'
import { plainVariables } from '../variables.ts'

export const fastify: Framework = {
  name: 'fastify',
  title: 'Fastify',
  package: '@account-routes/fastify',
  sdk: '@clerk/fastify',
  env: 'fastify',
  variables: plainVariables,
  kind: 'node',
  single: '/deleteUser',
  start: ['dist/server.js'],
  limits: { ...postOnly, unset: noUnsetRole },
  matrix: {
    frameworks: [{ versions: { fastify: '5.12.8' } }, { versions: { fastify: '5.0.0' } }],
    sdks: ['3.1.79', '3.0.0', '2.6.35', '2.4.30'],
    tooOld: [{ versions: { fastify: '5.12.8' }, sdk: '2.2.9' }],
  },
}
