import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import * as v from 'valibot'
import { createFaults } from './control/faults.ts'
import { createRequestLog } from './control/request-log.ts'
import { envFor, type Framework } from './env.ts'
import { newId } from './ids.ts'
import type { Instance } from './instance.ts'
import { newPrivateKey, signingKey } from './keys.ts'
import { createUser } from './model/users.ts'
import { defaultSeed, type ParsedSeed, type Seed, seedSchema } from './seed.ts'
import { createApp } from './server/app.ts'
import { type Database, openDatabase } from './store/database.ts'

/** How an emulator is started. All of it may be left out. */
export interface EmulatorOptions {
  /** @default a free one */
  readonly port?: number
  /** The address to listen on. @default 127.0.0.1 */
  readonly host?: string
  /** A SQLite file that keeps everything. @default in memory: nothing is written */
  readonly data?: string
  /** The users to start with. @default ada@example.com, an administrator, and grace@example.com */
  readonly seed?: Seed
  /** Seconds that a session token lives. @default 60 */
  readonly tokenLifetime?: number
  /** Where to send webhooks to. */
  readonly webhook?: string
  /** Keys and sign-in of a production instance instead of a development one. @default false */
  readonly production?: boolean
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at the end: the API URL, the proxy URL and the place of the pages. */
  readonly url: string
  readonly secretKey: string
  readonly publishableKey: string
  /** The public key of its tokens, as PEM: `jwtKey` of Clerk's SDKs, which then verify without a request. */
  readonly jwtKey: string
  readonly webhookSecret: string
  /** The variables that this framework's Clerk SDK reads. */
  env(framework: Framework): Record<string, string>
  /** Ends it, with every open connection. */
  stop(): Promise<void>
}

const setting = (db: Database, key: string): string | undefined =>
  db.get<{ value: string }>('SELECT value FROM instance WHERE key = ?', key)?.value

const settled = async (db: Database, key: string, make: () => string | Promise<string>): Promise<string> => {
  const known = setting(db, key)
  if (known !== undefined) return known
  const value = await make()
  db.run('INSERT INTO instance (key, value) VALUES (?, ?)', key, value)
  return value
}

/** The seed with an id for everybody, so that a reset brings the same users back. */
const withIds = (seed: ParsedSeed): ParsedSeed => ({
  ...seed,
  users: seed.users.map((user) => ({ ...user, id: user.id ?? newId('user') })),
})

const parseSeed = (seed: Seed): ParsedSeed => {
  const result = v.safeParse(seedSchema, seed)
  if (result.success) return withIds(result.output)
  const [issue] = result.issues
  throw new TypeError(`The seed is not valid at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}`)
}

const listen = (server: ReturnType<typeof createAdaptorServer>, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

const reachable = (host: string, port: number): string => {
  const everywhere = host === '0.0.0.0' || host === '::' || host === 'localhost'
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

/**
 * Starts an emulator of Clerk on one local port.
 *
 * @example
 * const emulator = await startEmulator()
 * const clerk = createClerkClient({ apiUrl: emulator.url, secretKey: emulator.secretKey })
 * await emulator.stop()
 */
export const startEmulator = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const seed = parseSeed(options.seed ?? defaultSeed)
  const production = options.production ?? false
  const db = openDatabase(options.data)
  const fresh = setting(db, 'private_key') === undefined
  const key = signingKey(await settled(db, 'private_key', newPrivateKey))
  const webhookSecret = await settled(db, 'webhook_secret', () => `whsec_${randomBytes(24).toString('base64')}`)
  const stopping = new AbortController()
  let url = ''
  const kind = production ? 'live' : 'test'
  const instance: Instance = {
    db,
    key,
    production,
    secretKey: `sk_${kind}_emulator`,
    get publishableKey() {
      return `pk_${kind}_${Buffer.from(`${new URL(url).host}$`).toString('base64')}`
    },
    webhookSecret,
    tokenLifetime: options.tokenLifetime ?? 60,
    get url() {
      return url
    },
    log: createRequestLog(),
    faults: createFaults(),
    now: Date.now,
    emit: () => {},
  }
  const plant = async (): Promise<void> => {
    for (const { id, ...user } of seed.users) await createUser(instance, user, { id, silent: true })
  }
  const reset = async (): Promise<void> => {
    db.clear()
    instance.log.clear()
    instance.faults.clear()
    await plant()
  }
  const app = createApp(instance, { reset, stopped: stopping.signal })
  const server = createAdaptorServer({ fetch: app.fetch })
  try {
    const host = options.host ?? '127.0.0.1'
    url = reachable(host, await listen(server, options.port ?? 0, host))
    if (fresh) await plant()
  } catch (error) {
    server.close()
    db.close()
    throw error
  }
  const connection = {
    url,
    secretKey: instance.secretKey,
    publishableKey: instance.publishableKey,
    jwtKey: key.jwtKey,
    webhookSecret,
  }
  return {
    ...connection,
    env: (framework) => envFor(framework, connection),
    stop: async () => {
      stopping.abort()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      db.close()
    },
  }
}
