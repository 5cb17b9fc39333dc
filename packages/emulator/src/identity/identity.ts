import { randomBytes } from 'node:crypto'
import { newPrivateKey } from '../keys.ts'
import type { Database } from '../store/database.ts'
import { setting, settled } from '../store/instance.ts'
import { derivedPrivateKey, derivedText } from './derived-key.ts'

/** The keys of an instance, which apps know it by. */
export interface Identity {
  /** PKCS #8 PEM. */
  readonly privateKey: string
  /** The secret key without its `sk_test_` or `sk_live_`. */
  readonly secret: string
  readonly webhookSecret: string
}

/** The identity that follows from a seed, always the same. A `privateKey` that is known already saves its derivation. */
export async function derivedIdentity(keySeed: string, privateKey?: string): Promise<Identity> {
  return {
    privateKey: privateKey ?? (await derivedPrivateKey(keySeed)),
    secret: derivedText(keySeed, 'secret key', 40),
    webhookSecret: `whsec_${Buffer.from(derivedText(keySeed, 'webhook secret', 24)).toString('base64')}`,
  }
}

export async function randomIdentity(): Promise<Identity> {
  const keySeed = randomBytes(32).toString('base64url')
  return derivedIdentity(keySeed, await newPrivateKey())
}

/** The identity that a data file keeps. What it does not keep yet comes from `make`. */
export async function storedIdentity(db: Database, make: () => Promise<Identity>): Promise<Identity> {
  const stored = storedAlready(db)
  if (stored) return stored
  const made = await make()
  return {
    privateKey: await settled(db, 'private_key', () => made.privateKey),
    secret: await settled(db, 'secret', () => made.secret),
    webhookSecret: await settled(db, 'webhook_secret', () => made.webhookSecret),
  }
}

function storedAlready(db: Database): Identity | undefined {
  const [privateKey, secret, webhookSecret] = ['private_key', 'secret', 'webhook_secret'].map((key) => setting(db, key))
  return privateKey && secret && webhookSecret ? { privateKey, secret, webhookSecret } : undefined
}
