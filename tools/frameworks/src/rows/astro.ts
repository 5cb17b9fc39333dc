import type { Framework, FrameworkVersion } from '../framework.ts'
import { noBodyParsers } from '../reasons.ts'

/** Astro bundles the SDK, whose `@clerk/shared` then is the example's, and version 2 reads its keys when it is built. */
const clerk2: Pick<FrameworkVersion, 'companions' | 'changes'> = {
  companions: { '@astrojs/node': '9.5.5', '@clerk/shared': '3.48.0' },
  changes: { keysInBuild: true },
}

export const astro: Framework = {
  name: 'astro',
  title: 'Astro',
  package: '@account-routes/astro',
  sdk: '@clerk/astro',
  env: 'astro',
  variables: { browserPrefixes: ['PUBLIC_'] },
  kind: 'web',
  single: '/api/example',
  start: ['dist/server/entry.mjs'],
  limits: {
    parsed: noBodyParsers,
    trace: 'the server creates a web Request, which cannot have this method',
    'empty-segments': 'consecutive slashes are merged before a route is matched',
    'odd-hosts': 'the server replaces the address of such a request with that of the start page',
    'clerk-headers': "Clerk's middleware adds them after the route has answered",
  },
  matrix: {
    frameworks: [
      { versions: { astro: '7.3.4' } },
      { versions: { astro: '6.4.8' }, companions: { '@astrojs/node': '10.1.4' } },
      { versions: { astro: '6.4.8' }, companions: { '@astrojs/node': '10.1.4' }, sdk: '3.4.20' },
      // Astro 7 does not compile the components of this one.
      { versions: { astro: '6.4.8' }, companions: { '@astrojs/node': '10.1.4' }, sdk: '3.0.4' },
      { versions: { astro: '5.18.2' }, companions: { '@astrojs/node': '9.5.5' } },
      { versions: { astro: '5.18.2' }, companions: { '@astrojs/node': '9.5.5' }, sdk: '3.4.20' },
      { versions: { astro: '5.18.2' }, ...clerk2, sdk: '2.17.14' },
      { versions: { astro: '5.18.2' }, ...clerk2, sdk: '2.9.0' },
    ],
    sdks: ['4.0.21', '3.4.20'],
    tooOld: [{ versions: { astro: '5.18.2' }, ...clerk2, sdk: '2.8.1' }],
  },
}
