import type { Framework } from '../framework.ts'
import { noBodyParsers, webObjects } from '../reasons.ts'

export const tanstackStart: Framework = {
  name: 'tanstack-start',
  title: 'TanStack Start',
  package: '@account-routes/tanstack-start',
  sdk: '@clerk/tanstack-react-start',
  env: 'tanstack-start',
  variables: { browserPrefixes: ['', 'VITE_'] },
  kind: 'web',
  single: '/api/example',
  start: ['node_modules/srvx/bin/srvx.mjs', 'serve', '--prod', '--entry', 'dist/server/server.js', '-s', '../client'],
  limits: { parsed: noBodyParsers, ...webObjects },
  matrix: {
    frameworks: [
      { versions: { '@tanstack/react-start': '1.169.5' } },
      {
        versions: { '@tanstack/react-start': '1.157.1' },
        companions: { '@tanstack/react-router': '1.157.1' },
        sdk: '1.0.1',
      },
    ],
    sdks: ['1.5.15', '1.0.1'],
  },
}
