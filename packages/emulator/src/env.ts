/** The SDKs whose variable names are known. */
export type Framework =
  | 'express'
  | 'fastify'
  | 'hono'
  | 'fetch'
  | 'next'
  | 'astro'
  | 'nuxt'
  | 'react-router'
  | 'tanstack-start'

/** What an app must be told to talk to this emulator. */
export interface Connection {
  readonly url: string
  readonly secretKey: string
  readonly publishableKey: string
  readonly jwtKey: string
  readonly webhookSecret: string
}

type Env = Record<string, string>

function server(it: Connection): Env {
  return {
    CLERK_SECRET_KEY: it.secretKey,
    CLERK_API_URL: it.url,
    CLERK_JWT_KEY: it.jwtKey,
    CLERK_WEBHOOK_SIGNING_SECRET: it.webhookSecret,
    CLERK_TELEMETRY_DISABLED: '1',
    CLERK_KEYLESS_DISABLED: '1',
  }
}

/** The variables that may reach a browser, under the prefix that its bundler lets through. */
function browser(it: Connection, prefix: string): Env {
  return {
    [`${prefix}CLERK_PUBLISHABLE_KEY`]: it.publishableKey,
    [`${prefix}CLERK_PROXY_URL`]: it.url,
    // By themselves SDKs would ask the proxy for these by https.
    [`${prefix}CLERK_JS_URL`]: `${it.url}/npm/@clerk/clerk-js/dist/clerk.browser.js`,
    [`${prefix}CLERK_UI_URL`]: `${it.url}/npm/@clerk/ui/dist/ui.browser.js`,
    [`${prefix}CLERK_SIGN_IN_URL`]: `${it.url}/sign-in`,
    [`${prefix}CLERK_SIGN_UP_URL`]: `${it.url}/sign-up`,
  }
}

function quiet(prefix: string): Env {
  return {
    [`${prefix}CLERK_TELEMETRY_DISABLED`]: '1',
    [`${prefix}CLERK_KEYLESS_DISABLED`]: '1',
  }
}

function plain(it: Connection): Env {
  return { ...server(it), ...browser(it, '') }
}

const variables: Record<Framework, (it: Connection) => Env> = {
  express: plain,
  fastify: plain,
  hono: plain,
  fetch: plain,
  next: (it) => ({ ...server(it), ...browser(it, 'NEXT_PUBLIC_'), ...quiet('NEXT_PUBLIC_') }),
  astro: (it) => ({ ...server(it), ...browser(it, 'PUBLIC_'), ...quiet('PUBLIC_') }),
  nuxt: (it) => ({
    NUXT_CLERK_SECRET_KEY: it.secretKey,
    NUXT_CLERK_API_URL: it.url,
    NUXT_CLERK_JWT_KEY: it.jwtKey,
    NUXT_CLERK_WEBHOOK_SIGNING_SECRET: it.webhookSecret,
    ...browser(it, 'NUXT_PUBLIC_'),
    ...quiet('NUXT_PUBLIC_'),
    ...quiet(''),
  }),
  'react-router': (it) => ({ ...plain(it), ...browser(it, 'VITE_'), ...quiet('VITE_') }),
  'tanstack-start': (it) => ({ ...plain(it), ...browser(it, 'VITE_'), ...quiet('VITE_') }),
}

/** The environment of an app under the names that its SDK reads; telemetry and keyless mode are off. */
export function envFor(framework: Framework, connection: Connection): Env {
  const make = Object.hasOwn(variables, framework) ? variables[framework] : undefined
  if (!make) throw new TypeError(`Unknown framework "${framework}": use one of ${Object.keys(variables).join(', ')}.`)
  return make(connection)
}
