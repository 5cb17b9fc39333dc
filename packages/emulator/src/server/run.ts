import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createFaults } from '../control/faults.ts'
import { createRecorder } from '../control/recorder.ts'
import { createRequestLog } from '../control/request-log.ts'
import { defaultSettings } from '../control/settings.ts'
import type { Emulator, EmulatorOptions } from '../emulator.ts'
import { type Connection, envFor } from '../env.ts'
import { connectionTo, reachable } from '../identity/connection.ts'
import type { Identity } from '../identity/identity.ts'
import type { Instance } from '../instance.ts'
import { signingKey } from '../keys.ts'
import { createKnownUserTexts } from '../model/users/known-user-texts.ts'
import { defaultSeed } from '../seed/default-seed.ts'
import { plantSeed, plantTemplates, readySeed } from '../seed/seed.ts'
import type { Database } from '../store/database.ts'
import { forgetSetting, setting, settled } from '../store/instance.ts'
import { createWebhooks } from '../webhooks/delivery.ts'
import { createApp } from './app.ts'
import { createHosts } from './hosts.ts'
import { explainHttps } from './https.ts'

function listen(server: ReturnType<typeof createAdaptorServer>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Runs an emulator on an open database. */
export async function run(db: Database, identity: Identity, options: EmulatorOptions): Promise<Emulator> {
  const key = signingKey(identity.privateKey)
  // Ids in the seed are derived from this. A data file keeps it, so that a reset restores the same ids.
  const seedId = await settled(db, 'instance_id', () => key.kid)
  const seed = await readySeed(options.seed ?? defaultSeed, seedId)
  const now = Date.now
  const webhooks = options.webhook
    ? createWebhooks({ db, url: options.webhook, secret: identity.webhookSecret, instanceId: key.kid, now })
    : undefined
  let url = ''
  const production = options.production ?? false
  const connection = (): Connection => connectionTo(identity, { url, production, key })
  const host = options.host ?? '127.0.0.1'
  const instance: Instance = {
    db,
    key,
    production,
    get secretKey() {
      return connection().secretKey
    },
    get publishableKey() {
      return connection().publishableKey
    },
    webhookSecret: identity.webhookSecret,
    tokenLifetime: options.tokenLifetime ?? 60,
    get url() {
      return url
    },
    hosts: createHosts({ host, allowed: options.allowedHosts ?? [] }),
    knownUserTexts: createKnownUserTexts(),
    log: createRequestLog(),
    recorder: createRecorder(now),
    faults: createFaults(),
    settings: defaultSettings,
    unsupported: new Map(),
    handshakes: new Map(),
    webhooks,
    now,
    emit: (type, data) => webhooks?.send(type, data()),
  }
  const restore = async (): Promise<void> => {
    // A reset that is cut short is done again at the next start.
    forgetSetting(db, 'planted')
    db.clear()
    instance.log.clear()
    instance.faults.clear()
    instance.handshakes.clear()
    instance.unsupported.clear()
    instance.settings = defaultSettings
    await plantSeed(instance, seed)
    await settled(db, 'planted', () => new Date(now()).toISOString())
  }
  // Resets run one after another, since each takes several steps.
  let restored = Promise.resolve()
  const reset = (): Promise<void> => {
    restored = restored.catch(() => {}).then(restore)
    return restored
  }
  if (setting(db, 'planted') === undefined) await reset()
  // A file of the former version has no templates: they came from the seed of each start.
  else if (setting(db, 'templates_planted') === undefined) plantTemplates(instance, seed)
  await settled(db, 'templates_planted', () => new Date(now()).toISOString())
  const stopping = new AbortController()
  const server = createAdaptorServer({
    fetch: createApp(instance, {
      reset,
      stopped: stopping.signal,
      env: (framework) => envFor(framework, connection()),
    }),
  })
  explainHttps(server as Server, () => url)
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
  return {
    ...connection(),
    env: (framework) => envFor(framework, connection()),
    stop: () => {
      stopped ??= shutDown()
      return stopped
    },
  }
}
