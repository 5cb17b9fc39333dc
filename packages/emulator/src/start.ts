import type { Emulator, EmulatorOptions } from './emulator.ts'
import { derivedIdentity, type Identity, randomIdentity, storedIdentity } from './identity/identity.ts'
import { openDatabase } from './store/database.ts'

/** Starts an emulator whose keys come from `makeIdentity`, unless the options or the data file know them. */
export async function startWithIdentity(
  options: EmulatorOptions,
  makeIdentity: () => Promise<Identity>,
): Promise<Emulator> {
  const { keySeed } = options
  const db = openDatabase(options.data)
  try {
    // Creating a key takes longest, but runs on its own thread. Loading modules blocks, so the key starts first.
    const [identity, { run }] = await Promise.all([
      keySeed === undefined ? storedIdentity(db, makeIdentity) : derivedIdentity(keySeed),
      import('./server/run.ts'),
    ])
    return await run(db, identity, options)
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Starts an emulator of Clerk on one local port.
 *
 * @example
 * const emulator = await startEmulator()
 * const clerk = createClerkClient({ apiUrl: emulator.url, secretKey: emulator.secretKey })
 * await emulator.stop()
 */
export function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return startWithIdentity(options, randomIdentity)
}
