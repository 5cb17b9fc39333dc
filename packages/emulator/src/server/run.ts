import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createFaults } from '../control/faults.ts'
import { createRequestLog } from '../control/request-log.ts'
import { defaultSettings } from '../control/settings.ts'
import type { Emulator, EmulatorOptions } from '../emulator.ts'
import { envFor } from '../env.ts'
import type { Instance } from '../instance.ts'
import { publishableKey, signingKey } from '../keys.ts'
import { createKnownUserTexts } from '../model/users/known-user-texts.ts'
import { defaultSeed } from '../seed/default-seed.ts'
import { plantSeed, readySeed } from '../seed/seed.ts'
import type { Database } from '../store/database.ts'
import { setting, settled } from '../store/instance.ts'
import { createWebhooks } from '../webhooks/delivery.ts'
import { createApp } from './app.ts'

function listen(server: ReturnType<typeof createAdaptorServer>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function reachable(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::' || host === 'localhost'
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

/** What an instance is known by for as long as its file is there. */
export interface Identity {
  readonly instanceId: string
  readonly webhookSecret: string
  /** As PEM. */
  readonly privateKey: string
}

/** Runs an emulator on an open database: its data, its server, and the way to end both. */
export async function run(
  db: Database,
  { instanceId, webhookSecret, privateKey }: Identity,
  options: EmulatorOptions,
): Promise<Emulator> {
  const seed = await readySeed(options.seed ?? defaultSeed, instanceId)
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
      return publishableKey(url, options.production ?? false)
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
