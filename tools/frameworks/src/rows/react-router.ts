import type { Changes, Framework, FrameworkVersion } from '../framework.ts'
import { noBodyParsers, webObjects } from '../reasons.ts'

const version = (number: string): FrameworkVersion => ({
  versions: { 'react-router': number },
  companions: { '@react-router/dev': number, '@react-router/node': number, '@react-router/serve': number },
})

/** Clerk's SDK is middleware, which stands behind a flag in React Router 7. */
const reactRouter7: Changes = {
  start: ['node_modules/@react-router/serve/bin.js', 'build/server/index.js'],
  edit: { 'react-router.config.ts': ['ssr: true', 'ssr: true, future: { v8_middleware: true }'] },
}

export const reactRouter: Framework = {
  name: 'react-router',
  title: 'React Router',
  package: '@account-routes/react-router',
  sdk: '@clerk/react-router',
  env: 'react-router',
  variables: { browserPrefixes: ['', 'VITE_'] },
  kind: 'web',
  single: '/example',
  start: ['node_modules/@react-router/serve/bin.cjs', 'build/server/index.js'],
  limits: {
    parsed: noBodyParsers,
    ...webObjects,
    'odd-hosts': 'react-router-serve builds a URL from the Host before a route runs, and answers 500 if that fails',
  },
  matrix: {
    frameworks: [
      { versions: { 'react-router': '8.4.0' } },
      version('8.0.0'),
      { ...version('7.18.4'), changes: reactRouter7 },
      { ...version('7.18.4'), changes: reactRouter7, sdk: '2.4.17' },
      { ...version('7.18.4'), changes: reactRouter7, sdk: '2.1.0' },
      { ...version('7.9.0'), changes: reactRouter7 },
    ],
    sdks: ['3.6.24', '3.0.1'],
    tooOld: [{ ...version('7.18.4'), changes: reactRouter7, sdk: '1.10.2' }],
  },
}
