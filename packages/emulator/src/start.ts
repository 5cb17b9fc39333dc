import { randomBytes } from 'node:crypto'
import type { Emulator, EmulatorOptions } from './emulator.ts'
import { newId } from './ids.ts'
import { newPrivateKey } from './keys.ts'
import type { Identity } from './server/run.ts'
import { type Database, openDatabase } from './store/database.ts'
import { settled } from './store/instance.ts'

async function identityOf(db: Database): Promise<Identity> {
  const [privateKey, instanceId, webhookSecret] = await Promise.all([
    settled(db, 'private_key', newPrivateKey),
    settled(db, 'instance_id', () => newId('ins')),
    settled(db, 'webhook_secret', () => `whsec_${randomBytes(24).toString('base64')}`),
  ])
  return { instanceId, webhookSecret, privateKey }
}

/**
 * Starts an emulator of Clerk on one local port.
 *
 * @example
 * const emulator = await startEmulator()
 * const clerk = createClerkClient({ apiUrl: emulator.url, secretKey: emulator.secretKey })
 * await emulator.stop()
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const db = openDatabase(options.data)
  try {
    // The key takes longer than anything else, but on a thread of its own. It is begun first, as loading the rest blocks.
    const [identity, { run }] = await Promise.all([identityOf(db), import('./server/run.ts')])
    return await run(db, identity, options)
  } catch (error) {
    db.close()
    throw error
  }
}
