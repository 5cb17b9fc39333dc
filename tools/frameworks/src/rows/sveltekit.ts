import type { Framework, FrameworkVersion } from '../framework.ts'
import { noBodyParsers, webObjects } from '../reasons.ts'

/** In SvelteKit 2.20 its own check of origins has another name. */
const kit220: FrameworkVersion = {
  versions: { '@sveltejs/kit': '2.20.0' },
  companions: {
    '@sveltejs/adapter-node': '5.2.12',
    '@sveltejs/vite-plugin-svelte': '5.0.3',
    // Components of svelte-clerk 1.2 need it, though its peer range begins at 5.29.
    svelte: '5.32.0',
    vite: '6.4.6',
  },
  changes: { edit: { 'svelte.config.js': ["trustedOrigins: ['*']", 'checkOrigin: false'] } },
}

export const sveltekit: Framework = {
  name: 'sveltekit',
  title: 'SvelteKit',
  package: '@account-routes/sveltekit',
  sdk: 'svelte-clerk',
  env: 'sveltekit',
  variables: { browserPrefixes: ['PUBLIC_'], aliases: { PUBLIC_CLERK_API_URL: 'CLERK_API_URL' } },
  kind: 'web',
  single: '/api/example',
  start: ['start.js'],
  limits: {
    parsed: noBodyParsers,
    ...webObjects,
    'untyped-picture': 'the server drops the body of a request without a Content-Type',
  },
  matrix: {
    frameworks: [{ versions: { '@sveltejs/kit': '2.70.4' } }, kit220],
    sdks: ['1.2.0', '1.1.0', '0.20.6', '0.14.1', '0.13.4'],
    tooOld: [{ versions: { '@sveltejs/kit': '2.70.4' }, sdk: '0.11.6' }],
  },
}
