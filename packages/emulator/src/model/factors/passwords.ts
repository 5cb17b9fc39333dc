import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { clerkError } from '../../errors.ts'
import { matchesDigest } from './password-digests.ts'

/** A stored password: its digest, never its text. */
export interface StoredPassword {
  readonly digest: string
  readonly hasher: string
}

// Cheap on purpose: test suites create thousands of users, and an emulator protects nothing.
const cost = { N: 1024, r: 8, p: 1 }
const keyLength = 32
/** The emulator's own hasher, in addition to those that Clerk imports digests from. */
const ownHasher = 'scrypt'

function derive(password: string, salt: Buffer, N: number, r: number, p: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, { N, r, p }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** Hashes with scrypt: `N$r$p$salt$key`, the last two in base64. */
export async function hashPassword(password: string): Promise<StoredPassword> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost.N, cost.r, cost.p)
  const digest = [cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
  return { digest, hasher: ownHasher }
}

export async function verifyPassword(stored: StoredPassword, password: string): Promise<boolean> {
  if (stored.hasher !== ownHasher) return matchesDigest(stored.hasher, stored.digest, password)
  const [N, r, p, salt, key] = stored.digest.split('$')
  if (!N || !r || !p || !salt || !key) return false
  const expected = Buffer.from(key, 'base64')
  const actual = await derive(password, Buffer.from(salt, 'base64'), Number(N), Number(r), Number(p))
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** Well-known passwords, on every list of breached ones. Clerk asks a service that has the full list. */
const breached = new Set([
  '12345678',
  '123456789',
  '1234567890',
  'password',
  'password1',
  'password123',
  'passw0rd',
  'qwertyuiop',
  'qwerty123',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'trustno1',
  'letmein1',
  'abcd1234',
  '11111111',
  '00000000',
])

/** Clerk's default rules. */
export function checkPassword(password: string): void {
  const field = { param_name: 'password' }
  if ([...password].length < 8) throw clerkError('form_password_length_too_short', '', field)
  if ([...password].length > 72) throw clerkError('form_password_length_too_long', '', field)
  if (Buffer.byteLength(password) > 72) throw clerkError('form_password_size_in_bytes_exceeded', '', field)
  if (breached.has(password.toLowerCase())) throw clerkError('form_password_pwned', '', field)
}
