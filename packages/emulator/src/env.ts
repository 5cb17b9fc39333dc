/** Frameworks whose SDK's variable names are known. */
export type Framework =
  | 'express'
  | 'fastify'
  | 'hono'
  | 'fetch'
  | 'next'
  | 'astro'
  | 'nuxt'
  | 'react'
  | 'react-router'
  | 'sveltekit'
  | 'tanstack-start'
  | 'vue'

/** Everything that an app needs to talk to an emulator. */
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

/** Variables for the browser, with the prefix that the bundler exposes. */
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

/** Variables of a server, and those that Vite gives to the browser. */
function vite(it: Connection): Env {
  return { ...plain(it), ...browser(it, 'VITE_'), ...quiet('VITE_') }
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
  react: vite,
  'react-router': vite,
  sveltekit: (it) => ({ ...server(it), ...browser(it, 'PUBLIC_'), ...quiet('PUBLIC_') }),
  'tanstack-start': vite,
  vue: vite,
}

export function isFramework(name: string): name is Framework {
  return Object.hasOwn(variables, name)
}

export function unknownFramework(name: string): string {
  return `Unknown framework "${name}". Known frameworks: ${Object.keys(variables).join(', ')}.`
}

/** The environment of an app, under the names that its SDK reads, with telemetry and keyless mode off. */
export function envFor(framework: Framework, connection: Connection): Env {
  if (!isFramework(framework)) throw new TypeError(unknownFramework(framework))
  return variables[framework](connection)
}

/**
 * The packages by which an app's framework is known. The plain SDK comes last, since other SDKs bring it along. An app with
 * a page of its own and a server needs the variables of both, which those of React and Vue are.
 */
export const sdks: Readonly<Record<Framework, readonly string[]>> = {
  next: ['@clerk/nextjs', '@account-routes/next'],
  astro: ['@clerk/astro', '@account-routes/astro'],
  nuxt: ['@clerk/nuxt', '@account-routes/nuxt'],
  'react-router': ['@clerk/react-router', '@account-routes/react-router'],
  sveltekit: ['svelte-clerk', '@account-routes/sveltekit'],
  'tanstack-start': ['@clerk/tanstack-react-start', '@account-routes/tanstack-start'],
  react: ['@clerk/react', '@clerk/clerk-react'],
  vue: ['@clerk/vue'],
  fastify: ['@clerk/fastify', '@account-routes/fastify'],
  hono: ['@clerk/hono', '@account-routes/hono'],
  express: ['@clerk/express', '@account-routes/express'],
  fetch: ['@clerk/backend', '@account-routes/fetch'],
}

/** Variables that lead an SDK to an instance, without the prefix of a bundler. */
const leading = [
  'CLERK_SECRET_KEY',
  'CLERK_PUBLISHABLE_KEY',
  'CLERK_API_KEY',
  'CLERK_API_URL',
  'CLERK_API_VERSION',
  'CLERK_JWT_KEY',
  'CLERK_MACHINE_SECRET_KEY',
  'CLERK_ENCRYPTION_KEY',
  'CLERK_WEBHOOK_SIGNING_SECRET',
  'CLERK_WEBHOOK_SECRET',
  'CLERK_FAPI',
  'CLERK_FRONTEND_API',
  'CLERK_DOMAIN',
  'CLERK_IS_SATELLITE',
  'CLERK_PROXY_URL',
  'CLERK_JS_URL',
  'CLERK_UI_URL',
]
const prefixes = ['', 'NEXT_PUBLIC_', 'NUXT_', 'NUXT_PUBLIC_', 'PUBLIC_', 'VITE_']

/** Every variable of any framework that leads an SDK to an instance. */
export const clerkVariables: readonly string[] = prefixes.flatMap((prefix) => leading.map((name) => `${prefix}${name}`))
