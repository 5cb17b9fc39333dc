import { createHash, randomUUID } from 'node:crypto'
import type { Emulator } from '@account-routes/emulator'
import { type Answer, send } from './http.ts'
import { privateMarker, seededId } from './seed.ts'

export interface TokenOptions {
  /** Added to the session token's own; null takes one away. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly expiresInSeconds?: number
}

export interface Fault {
  readonly method?: string
  readonly path: string
  readonly status?: number
  readonly body?: unknown
  readonly contentType?: string
  readonly retryAfter?: number
  readonly delayMs?: number
  readonly reset?: boolean
  readonly times?: number
}

type Headers = Readonly<Record<string, string>>

/** Somebody with an account. */
export interface Person {
  readonly id: string
  /** As an app on another device signs in. */
  bearer(options?: TokenOptions): Promise<Headers>
  /** As a browser does, from a page of the app itself. */
  browser(options?: TokenOptions): Promise<Headers>
}

/** A user of Clerk's Backend API, as far as it is read here. */
export interface UserResource {
  readonly id: string
  readonly image_url: string
  readonly has_image: boolean
  readonly email_addresses: readonly { readonly id: string }[]
  readonly web3_wallets: readonly { readonly id: string }[]
  readonly passkeys: readonly { readonly id: string }[]
  readonly external_accounts: readonly { readonly id: string }[]
  readonly public_metadata: object
  readonly unsafe_metadata: object
}

/** The instance that all servers of a run talk to, and what tests do with it behind their backs. */
export interface Clerk {
  readonly emulator: Emulator
  newUser(fields?: object): Promise<Person>
  /** One of the seed that nobody has used yet. */
  seededUser(): Person
  /** The user as Clerk has it; undefined where there is none. */
  find(userId: string): Promise<UserResource | undefined>
  /** The id of the instance: that of its signing key. */
  instance(): Promise<string>
  /** The id of the device that a seeded user trusts. */
  trustedDeviceOf(userId: string): Promise<string>
  /** A call with the secret key. */
  backend(method: string, path: string, body?: object): Promise<Answer>
  jwt(userId: string, options?: TokenOptions): Promise<string>
  fail(fault: Fault): Promise<void>
  /** Takes all faults away. */
  mend(): Promise<void>
  /** Requests to the Backend API meanwhile, oldest first. Those for its keys are not counted: everybody may read them. */
  watch<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly asked: readonly string[] }>
}

/** The headers of a signed-in browser. `__client_uat` and the development browser's token are what Clerk's SDKs look at first. */
export function cookiesOf(jwt: string, publishableKey: string): string {
  const suffix = createHash('sha1').update(publishableKey).digest('base64url').slice(0, 8)
  // Before any token of the run: the SDKs send older ones to be renewed.
  const since = String(Math.floor(Date.now() / 1000) - 86_400)
  const values = { __session: jwt, __client_uat: since, __clerk_db_jwt: 'dvb_conformance' }
  return Object.entries(values)
    .flatMap(([name, value]) => [`${name}=${value}`, `${name}_${suffix}=${value}`])
    .join('; ')
}

export function clerkOf(emulator: Emulator): Clerk {
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await send(emulator.url, `/_emulator${path}`, { method, ...json(body) })
    if (answer.status >= 400) throw new Error(`${method} /_emulator${path}: ${answer.status} ${answer.text}`)
    return answer.json()
  }
  const backend: Clerk['backend'] = (method, path, body) => {
    const { headers, ...rest } = json(body)
    const authorization = `Bearer ${emulator.secretKey}`
    return send(emulator.url, `/v1${path}`, { method, headers: { ...headers, authorization }, ...rest })
  }
  const jwt: Clerk['jwt'] = async (userId, options = {}) => {
    const made = (await control('POST', '/tokens', { expiresInSeconds: 3600, ...options, userId })) as { jwt: string }
    return made.jwt
  }
  const person = (id: string): Person => {
    const usual = new Map<string, Promise<string>>()
    const token = (claims: object, options?: TokenOptions) => {
      if (options) return jwt(id, { ...options, claims: { ...claims, ...options.claims } })
      const key = JSON.stringify(claims)
      const made = usual.get(key) ?? jwt(id, { claims: { ...claims } })
      usual.set(key, made)
      return made
    }
    return {
      id,
      bearer: async (options) => ({ authorization: `Bearer ${await token({}, options)}` }),
      browser: async (options) => ({
        cookie: cookiesOf(await token({ azp: 'https://app.example' }, options), emulator.publishableKey),
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'cors',
      }),
    }
  }
  let used = 0
  return {
    emulator,
    backend,
    seededUser: () => person(seededId(used++)),
    jwt,
    newUser: async (fields = {}) => {
      const answer = await backend('POST', '/users', {
        email_address: [`${randomUUID()}@example.com`],
        private_metadata: { note: privateMarker },
        ...fields,
      })
      if (answer.status !== 200) throw new Error(`No user was made: ${answer.text}`)
      return person((answer.json() as UserResource).id)
    },
    find: async (userId) => {
      const answer = await backend('GET', `/users/${userId}`)
      return answer.status === 200 ? (answer.json() as UserResource) : undefined
    },
    instance: async () => {
      const answer = await backend('GET', '/jwks')
      return (answer.json() as { keys: readonly { kid: string }[] }).keys[0]?.kid ?? ''
    },
    trustedDeviceOf: async (userId) => {
      const answer = await backend('GET', `/users/${userId}/trusted_devices`)
      return (answer.json() as { data: readonly { id: string }[] }).data[0]?.id ?? ''
    },
    fail: async (fault) => {
      await control('POST', '/faults', fault)
    },
    mend: async () => {
      await control('DELETE', '/faults')
    },
    watch: async (run) => {
      await control('DELETE', '/requests')
      const result = await run()
      const log = (await control('GET', '/requests')) as readonly { method: string; path: string }[]
      const asked = log.map(({ method, path }) => `${method} ${path.replace(/^\/v1/, '')}`)
      return { result, asked: asked.filter((line) => line !== 'GET /jwks') }
    },
  }
}

const json = (body: object | undefined) =>
  body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : { headers: {} }
