import type { Framework } from '../framework.ts'
import { noUnsetRole, postOnly } from '../reasons.ts'
import { plainVariables } from '../variables.ts'

export const express: Framework = {
  name: 'express',
  title: 'Express 5',
  package: '@account-routes/express',
  sdk: '@clerk/express',
  env: 'express',
  variables: plainVariables,
  kind: 'node',
  single: '/deleteUser',
  start: ['dist/server.js'],
  limits: { ...postOnly, unset: noUnsetRole },
  matrix: {
    frameworks: [{ versions: { express: '5.3.0' } }, { versions: { express: '5.0.0' } }],
    sdks: ['2.1.70', '2.0.1', '1.7.83', '1.6.0'],
    tooOld: [{ versions: { express: '5.3.0' }, sdk: '1.5.2' }],
  },
}
