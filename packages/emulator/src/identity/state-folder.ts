import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { newPrivateKey } from '../keys.ts'
import { derivedIdentity, type Identity, randomIdentity } from './identity.ts'

/** The folder where programs of this user keep what should outlast a restart. */
function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base =
    env.XDG_STATE_HOME ||
    (process.platform === 'win32'
      ? env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : join(homedir(), '.local', 'state'))
  return join(base, 'account-routes-emulator')
}

interface StoredKeys {
  readonly seed: string
  readonly privateKey: string
}

function readKeys(file: string): StoredKeys | undefined {
  try {
    const { seed, privateKey } = JSON.parse(readFileSync(file, 'utf8')) as Partial<StoredKeys>
    return typeof seed === 'string' && typeof privateKey === 'string' ? { seed, privateKey } : undefined
  } catch {
    return undefined
  }
}

/** Writes a whole file or nothing. Fails if another start was quicker, whose keys then count. */
function publish(file: string, text: string): void {
  // A container gives each start the same process id, and one that was killed may have left its draft.
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } finally {
    unlinkSync(draft)
  }
}

/** This user's keys: made once, then always the same, so that a pasted `.env` stays good. */
export async function userIdentity(): Promise<{ readonly identity: Identity; readonly problem?: string }> {
  const folder = stateFolder()
  const file = join(folder, 'keys.json')
  const known = readKeys(file)
  if (known) return { identity: await derivedIdentity(known.seed, known.privateKey) }
  const made: StoredKeys = { seed: randomBytes(32).toString('base64url'), privateKey: await newPrivateKey() }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    publish(file, `${JSON.stringify(made, null, 2)}\n`)
    return { identity: await derivedIdentity(made.seed, made.privateKey) }
  } catch (error) {
    const quicker = readKeys(file)
    if (quicker) return { identity: await derivedIdentity(quicker.seed, quicker.privateKey) }
    const { code, message } = error as NodeJS.ErrnoException
    const reason =
      code === 'EEXIST'
        ? `${file} holds no keys. Delete it, or set --key-seed`
        : `${file} could not be written (${message}). Set --key-seed`
    return {
      identity: await randomIdentity(),
      problem: `The keys are new at each start, because ${reason} to keep them.`,
    }
  }
}
