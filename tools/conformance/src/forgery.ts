import { createHmac, generateKeyPairSync, sign } from 'node:crypto'

const parts = (jwt: string): readonly [header: object, payload: string] => {
  const [header = '', payload = ''] = jwt.split('.')
  return [JSON.parse(Buffer.from(header, 'base64url').toString()), payload]
}
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The same claims under the same key id, signed with a key of our own. */
export function signedByAnotherKey(jwt: string): string {
  const [header, payload] = parts(jwt)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const input = `${encode(header)}.${payload}`
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`
}

/** The same claims without any signature. */
export function unsigned(jwt: string): string {
  const [header, payload] = parts(jwt)
  return `${encode({ ...header, alg: 'none' })}.${payload}.`
}

/** The same claims, signed with the public key as if it were a shared secret. */
export function signedWithPublicKey(jwt: string, publicKey: string): string {
  const [header, payload] = parts(jwt)
  const input = `${encode({ ...header, alg: 'HS256' })}.${payload}`
  return `${input}.${createHmac('sha256', publicKey).update(input).digest('base64url')}`
}

/** Other claims under the signature of the old ones. */
export function tampered(jwt: string, claims: object): string {
  const [header = '', payload = '', signature = ''] = jwt.split('.')
  const old = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return `${header}.${encode({ ...old, ...claims })}.${signature}`
}
