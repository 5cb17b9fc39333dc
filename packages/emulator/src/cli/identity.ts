import { existsSync } from 'node:fs'
import { derivedIdentity, type Identity, storedIdentity } from '../identity/identity.ts'
import { userIdentity } from '../identity/state-folder.ts'
import { openDatabase } from '../store/database.ts'
import type { Command } from './arguments.ts'

/** This user's keys. Says so when they could not be kept. */
export async function keptIdentity(): Promise<Identity> {
  const { identity, problem } = await userIdentity()
  if (problem) process.stderr.write(`${problem}\n`)
  return identity
}

/** The keys that an emulator would have if it was started with these options. */
export async function identityFor({ keySeed, data }: Command['options']): Promise<Identity> {
  if (keySeed !== undefined) return derivedIdentity(keySeed)
  if (data === undefined || !existsSync(data)) return keptIdentity()
  const db = openDatabase(data)
  try {
    return await storedIdentity(db, keptIdentity)
  } finally {
    db.close()
  }
}
