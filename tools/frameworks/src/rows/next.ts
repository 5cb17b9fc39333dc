import type { Framework, FrameworkVersion } from '../framework.ts'
import { noBodyParsers, webObjects } from '../reasons.ts'

/** Before Next.js 16 the proxy is called middleware. Before 16.4 the build needs the API of older compilers. */
const next15: Pick<FrameworkVersion, 'companions' | 'changes'> = {
  companions: { typescript: '5.9.3' },
  changes: { rename: { 'src/proxy.ts': 'src/middleware.ts' } },
}

export const next: Framework = {
  name: 'next',
  title: 'Next.js',
  package: '@account-routes/next',
  sdk: '@clerk/nextjs',
  env: 'next',
  variables: { browserPrefixes: ['NEXT_PUBLIC_'] },
  kind: 'web',
  single: '/api/example',
  start: ['node_modules/next/dist/bin/next', 'start'],
  limits: {
    parsed: noBodyParsers,
    ...webObjects,
    'dots-for-ids': 'the framework redirects to the path with its dots resolved, before a route runs',
    'empty-segments': 'the framework redirects to the path without them, before a route runs',
    'broken-escapes': 'the framework itself answers 500, before a route runs',
    'scaling-query': 'the server itself takes 3 s of CPU for 7,000 repeated names in a query, for every page',
    'scaling-user-agent': 'the server itself takes 0.6 s of CPU for a User-Agent of 14 kB, for every page',
    'dripping-body': 'the server reads the whole body for its proxy, before a route runs',
    'proto-in-query': 'the framework removes it from the query before a route sees it',
  },
  matrix: {
    frameworks: [
      { versions: { next: '16.4.5' } },
      { versions: { next: '16.0.0' }, companions: { typescript: '5.9.3' } },
      { versions: { next: '15.5.29' }, ...next15 },
      { versions: { next: '15.5.29' }, ...next15, sdk: '6.39.8' },
      { versions: { next: '15.2.8' }, ...next15 },
      { versions: { next: '15.2.8' }, ...next15, sdk: '6.21.0' },
    ],
    sdks: ['7.9.7', '7.9.17', '7.0.0', '6.39.8'],
    tooOld: [{ versions: { next: '15.2.8' }, ...next15, sdk: '6.20.0' }],
  },
}
