import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'

/** The signing key of the instance in all forms that are needed. */
export interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** SPKI PEM, which Clerk's dashboard calls the JWT public key. */
  readonly jwtKey: string
  readonly jwk: Readonly<Record<string, string>>
}

const generate = promisify(generateKeyPair)

/** Creates an RSA-2048 key as PKCS #8 PEM. Takes some tens of milliseconds on a thread of its own. */
export async function newPrivateKey(): Promise<string> {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function signingKey(privatePem: string): SigningKey {
  const privateKey = createPrivateKey(privatePem)
  const publicKey = createPublicKey(privateKey)
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const kid = `ins_${createHash('sha256').update(spki).digest('hex').slice(0, 27)}`
  const { kty, n, e } = publicKey.export({ format: 'jwk' }) as Record<string, string>
  return {
    kid,
    privateKey,
    publicKey,
    jwtKey: publicKey.export({ type: 'spki', format: 'pem' }).toString().trim(),
    jwk: { use: 'sig', kty: kty as string, kid, alg: 'RS256', n: n as string, e: e as string },
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Signs a JWT with RS256, as Clerk does. */
export function signJwt(key: SigningKey, payload: object, header: object = {}): string {
  const input = `${encode({ alg: 'RS256', kid: key.kid, typ: 'JWT', ...header })}.${encode(payload)}`
  return `${input}.${sign('sha256', Buffer.from(input), key.privateKey).toString('base64url')}`
}

/** Verifies a JWT and returns its payload, even if it has expired. */
export function verifyJwt(key: SigningKey, token: string): Record<string, unknown> | undefined {
  const [header, payload, signature] = token.split('.')
  if (!header || !payload || !signature) return undefined
  const input = Buffer.from(`${header}.${payload}`)
  if (!verify('sha256', input, key.publicKey, Buffer.from(signature, 'base64url'))) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
}

/**
 * The key that apps know the instance by. clerk-js takes a key for one of a development instance by its host, which names
 * the port, because the browsers' cookies carry a hash of the key and are shared by all ports. SDKs never ask that host:
 * the proxy setting beside the key leads to the emulator.
 */
export function publishableKey(url: string, production: boolean): string {
  const { host, port } = new URL(url)
  const name = production ? host : `emulator-${port}.clerk.accounts.dev`
  return `pk_${production ? 'live' : 'test'}_${Buffer.from(`${name}$`).toString('base64')}`
}
