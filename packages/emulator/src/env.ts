import { frameworks } from './frameworks.gen.ts'

/** Libraries for pages, without an adapter: an app with a server beside needs the variables of both, which these are. */
const pages = {
  react: {
    packages: ['@clerk/react', '@clerk/clerk-react'],
    serverPrefix: '',
    browserPrefixes: ['', 'VITE_'],
    aliases: {},
  },
  vue: { packages: ['@clerk/vue'], serverPrefix: '', browserPrefixes: ['', 'VITE_'], aliases: {} },
} as const

/** Frameworks whose SDK's variable names are known. */
export type Framework = keyof typeof frameworks | keyof typeof pages

interface Row {
  /** The packages by which an app's framework is known: Clerk's SDK and the adapter. */
  readonly packages: readonly string[]
  readonly serverPrefix: string
  readonly browserPrefixes: readonly string[]
  /** Names of the SDK's own, each with Clerk's name for the same value. */
  readonly aliases: Readonly<Record<string, string>>
}

const rows: Readonly<Record<Framework, Row>> = { ...frameworks, ...pages }

export const frameworkNames: readonly Framework[] = Object.keys(rows).filter(isFramework)

/** Everything that an app needs to talk to an emulator. */
export interface Connection {
  readonly url: string
  readonly secretKey: string
  readonly publishableKey: string
  readonly jwtKey: string
  readonly webhookSecret: string
}

type Env = Record<string, string>

/** Variables for the server. */
function server(it: Connection, prefix: string): Env {
  return {
    [`${prefix}CLERK_SECRET_KEY`]: it.secretKey,
    [`${prefix}CLERK_API_URL`]: it.url,
    [`${prefix}CLERK_JWT_KEY`]: it.jwtKey,
    [`${prefix}CLERK_WEBHOOK_SIGNING_SECRET`]: it.webhookSecret,
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

export function isFramework(name: string): name is Framework {
  return Object.hasOwn(rows, name)
}

/** Tells that pages of the framework load Clerk's components, so that its bundler exposes variables to them. */
export function rendersPages(framework: Framework): boolean {
  return rows[framework].browserPrefixes.some(Boolean)
}

/** Variables that an app must hand to Clerk itself: an SDK for a library reads only the key. */
export function passedOn(framework: Framework): readonly string[] {
  if (!Object.hasOwn(pages, framework)) return []
  return ['PROXY_URL', 'JS_URL', 'UI_URL'].map((name) => `VITE_CLERK_${name}`)
}

export function unknownFramework(name: string): string {
  return `Unknown framework "${name}". Known frameworks: ${frameworkNames.join(', ')}.`
}

/** The environment of an app, under the names that its SDK reads, with telemetry and keyless mode off. */
export function envFor(framework: Framework, connection: Connection): Env {
  if (!isFramework(framework)) throw new TypeError(unknownFramework(framework))
  const { serverPrefix, browserPrefixes, aliases } = rows[framework]
  const named = {
    ...server(connection, serverPrefix),
    ...Object.assign({}, ...['', ...browserPrefixes].map(quiet)),
    ...Object.assign({}, ...browserPrefixes.map((prefix) => browser(connection, prefix))),
  }
  const byClerksNames: Env = { ...server(connection, ''), ...browser(connection, '') }
  const own = Object.entries(aliases).map(([name, original]) => [name, byClerksNames[original] ?? ''])
  return { ...named, ...Object.fromEntries(own) }
}

/**
 * The framework of an app that depends on these packages: one that renders pages before a library for them, and that before
 * a server alone. Other SDKs bring the plain one along, so it comes last.
 */
export function frameworkUsing(packages: ReadonlySet<string>): Framework | undefined {
  const isUsed = (name: Framework): boolean => rows[name].packages.some((each) => packages.has(each))
  const rank = (name: Framework): number => {
    if (Object.hasOwn(pages, name)) return 1
    if (rendersPages(name)) return 0
    return rows[name].packages.includes('@clerk/backend') ? 3 : 2
  }
  return frameworkNames.filter(isUsed).toSorted((one, other) => rank(one) - rank(other))[0]
}

/**
 * Variables that lead an SDK to an instance, without the prefix of a bundler. `CLERK_API_VERSION` leads to none, and
 * svelte-clerk takes an empty one for a part of the address.
 */
const leading = [
  'CLERK_SECRET_KEY',
  'CLERK_PUBLISHABLE_KEY',
  'CLERK_API_KEY',
  'CLERK_API_URL',
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
const prefixes = new Set([
  '',
  ...Object.values(rows).flatMap(({ serverPrefix, browserPrefixes }) => [serverPrefix, ...browserPrefixes]),
])

/** Every variable of any framework that leads an SDK to an instance. */
export const clerkVariables: readonly string[] = [
  ...[...prefixes].flatMap((prefix) => leading.map((name) => `${prefix}${name}`)),
  ...Object.values(rows).flatMap(({ aliases }) => Object.keys(aliases)),
]
