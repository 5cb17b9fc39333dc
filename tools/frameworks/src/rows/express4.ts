import type { Framework } from '../framework.ts'
import { noUnsetRole, postOnly } from '../reasons.ts'
import { plainVariables } from '../variables.ts'

export const express4: Framework = {
  name: 'express4',
  title: 'Express 4',
  package: '@account-routes/express',
  sdk: '@clerk/express',
  env: 'express',
  variables: plainVariables,
  kind: 'node',
  single: '/deleteUser',
  start: ['dist/server.js'],
  limits: { ...postOnly, unset: noUnsetRole, 'empty-segments': 'a mount merges the slashes after it' },
  matrix: {
    frameworks: [{ versions: { express: '4.22.3' } }, { versions: { express: '4.17.0' } }],
    sdks: ['2.1.70', '1.6.0'],
  },
}
