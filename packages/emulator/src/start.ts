import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createFaults } from './control/faults.ts'
import { createRequestLog } from './control/request-log.ts'
import { defaultSettings } from './control/settings.ts'
import { envFor, type Framework } from './env.ts'
import { newId } from './ids.ts'
import type { Instance } from './instance.ts'
import { newPrivateKey, signingKey } from './keys.ts'
import { createKnownUserTexts } from './model/user-text.ts'
import { defaultSeed, plantSeed, readySeed, type Seed } from './seed.ts'
import { createApp } from './server/app.ts'
import { type Database, openDatabase } from './store/database.ts'
import { createWebhooks } from './webhooks.ts'

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
  const db = openDatabase(options.data)
  try {
    return await startWith(db, options)
  } catch (error) {
    db.close()
    throw error
  }
}

const startWith = async (db: Database, options: EmulatorOptions): Promise<Emulator> => {
  const instanceId = await settled(db, 'instance_id', () => newId('ins'))
  const webhookSecret = await settled(db, 'webhook_secret', () => `whsec_${randomBytes(24).toString('base64')}`)
  const [privateKey, seed] = await Promise.all([
    settled(db, 'private_key', newPrivateKey),
    readySeed(options.seed ?? defaultSeed, instanceId),
  ])
  const key = signingKey(privateKey)
  const kind = options.production ? 'live' : 'test'
  const now = Date.now
  const webhooks = options.webhook
    ? createWebhooks({ db, url: options.webhook, secret: webhookSecret, instanceId, now })
    : undefined
  let url = ''
  const instance: Instance = {
    db,
    key,
    production: options.production ?? false,
    secretKey: `sk_${kind}_emulator`,
    get publishableKey() {
      return `pk_${kind}_${Buffer.from(`${new URL(url).host}$`).toString('base64')}`
    },
    webhookSecret,
    tokenLifetime: options.tokenLifetime ?? 60,
    get url() {
      return url
    },
    knownUserTexts: createKnownUserTexts(),
    log: createRequestLog(),
    faults: createFaults(),
    settings: defaultSettings,
    templates: seed.jwt_templates,
    handshakes: new Map(),
    webhooks,
    now,
    emit: (type, data) => webhooks?.send(type, data()),
  }
  const reset = async (): Promise<void> => {
    db.clear()
    instance.log.clear()
    instance.faults.clear()
    instance.handshakes.clear()
    instance.settings = defaultSettings
    await plantSeed(instance, seed)
  }
  // Noted at the end, so that a start that was cut short is done again from the beginning.
  if (setting(db, 'planted') === undefined) {
    await reset()
    await settled(db, 'planted', () => new Date(now()).toISOString())
  }
  const stopping = new AbortController()
  const server = createAdaptorServer({ fetch: createApp(instance, { reset, stopped: stopping.signal }) })
  const host = options.host ?? '127.0.0.1'
  try {
    url = reachable(host, await listen(server, options.port ?? 0, host))
  } catch (error) {
    webhooks?.stop()
    throw error
  }
  const shutDown = async (): Promise<void> => {
    stopping.abort()
    webhooks?.stop()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
    db.close()
  }
  let stopped: Promise<void> | undefined
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
    stop: () => {
      stopped ??= shutDown()
      return stopped
    },
  }
}
