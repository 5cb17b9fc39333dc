import type { Changes, Framework } from '../framework.ts'
import { copiedRequest } from '../reasons.ts'

/** The example has its pages in app/ and a TypeScript configuration for each part, the layout of Nuxt 4. */
const nuxt3: Changes = {
  edit: { 'nuxt.config.ts': ['telemetry: false,', 'telemetry: false, future: { compatibilityVersion: 4 },'] },
  write: { 'tsconfig.json': '{ "extends": "./.nuxt/tsconfig.json" }' },
}

export const nuxt: Framework = {
  name: 'nuxt',
  title: 'Nuxt',
  package: '@account-routes/nuxt',
  sdk: '@clerk/nuxt',
  env: 'nuxt',
  variables: { serverPrefix: 'NUXT_', browserPrefixes: ['NUXT_PUBLIC_'] },
  kind: 'web',
  single: '/api/example',
  start: ['.output/server/index.mjs'],
  limits: { trace: copiedRequest },
  matrix: {
    frameworks: [
      { versions: { nuxt: '4.5.2' } },
      { versions: { nuxt: '4.0.0' }, sdk: '2.6.23' },
      { versions: { nuxt: '3.21.11' }, sdk: '2.6.23', changes: nuxt3 },
    ],
    sdks: ['3.0.16', '2.6.23', '2.2.2'],
    tooOld: [{ versions: { nuxt: '4.5.2' }, sdk: '2.0.2' }],
  },
}
