import * as crypto from 'node:crypto'
import { createCipheriv, createHash, pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import bcrypt from 'bcryptjs'

/** A hasher that Clerk imports digests from: the format of a digest, and its verification. */
interface Hasher {
  readonly form: RegExp
  verify(digest: string, password: string): boolean | Promise<boolean>
}

const pbkdf2Of = promisify(pbkdf2)

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function parts(digest: string): string[] {
  return digest.split('$')
}

/** `name$iterations$salt$hash`, with the salt and the hash in the given encodings. */
function pbkdf2Hasher(name: string, hash: string, salt: BufferEncoding, encoding: BufferEncoding): Hasher {
  return {
    form: new RegExp(`^${name}\\$[1-9]\\d*\\$[^$]+\\$[A-Za-z0-9+/=]+(?:\\$\\d+)?$`),
    verify: async (digest, password) => {
      const [, iterations, saltText = '', keyText = ''] = parts(digest)
      const key = Buffer.from(keyText, encoding)
      return same(await pbkdf2Of(password, Buffer.from(saltText, salt), Number(iterations), key.length, hash), key)
    },
  }
}

function plainHasher(hash: string, digits: number): Hasher {
  return {
    form: new RegExp(`^[0-9a-fA-F]{${digits}}$`),
    verify: (digest, password) => same(createHash(hash).update(password).digest(), Buffer.from(digest, 'hex')),
  }
}

function scryptOf(password: string, salt: Buffer, length: number, N: number, r: number, p: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

const itoa64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function phpassEncode(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3)
    let value = group.reduce((sum, byte, index) => sum + byte * 256 ** index, 0)
    for (let digit = 0; digit <= group.length; digit++) {
      text += itoa64[value % 64]
      value = Math.floor(value / 64)
    }
  }
  return text
}

function verifyPhpass(digest: string, password: string): boolean {
  const rounds = 2 ** itoa64.indexOf(digest[3] as string)
  const salt = digest.slice(4, 12)
  let hash = createHash('md5')
    .update(salt + password)
    .digest()
  for (let round = 0; round < rounds; round++) hash = createHash('md5').update(hash).update(password).digest()
  return same(Buffer.from(phpassEncode(hash)), Buffer.from(digest.slice(12)))
}

type Argon2 = (
  algorithm: string,
  options: { message: string; nonce: Buffer; parallelism: number; tagLength: number; memory: number; passes: number },
  callback: (error: Error | null, tag: Buffer) => void,
) => void
// Node has Argon2 since 24.7. Older versions refuse these digests, since they could never verify them.
const argon2 = (crypto as unknown as { argon2?: Argon2 }).argon2

function argon2Hasher(name: 'argon2i' | 'argon2id', run: Argon2): Hasher {
  return {
    form: new RegExp(`^\\$${name}\\$v=19\\$m=\\d+,t=\\d+,p=\\d+\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+$`),
    verify: (digest, password) => {
      const [, , , cost = '', salt = '', key = ''] = parts(digest)
      const [memory = 0, passes = 0, parallelism = 0] = cost.split(',').map((item) => Number(item.slice(2)))
      const expected = Buffer.from(key, 'base64')
      const options = {
        message: password,
        nonce: Buffer.from(salt, 'base64'),
        parallelism,
        tagLength: expected.length,
        memory,
        passes,
      }
      return new Promise((resolve, reject) => {
        run(name, options, (error, tag) => (error ? reject(error) : resolve(same(tag, expected))))
      })
    },
  }
}

const phpassForm = /^\$P\$[./0-9A-Za-z]{31}$/

const hashers: Readonly<Record<string, Hasher>> = {
  bcrypt: {
    form: /^\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}$/,
    verify: (digest, password) => bcrypt.compare(password, digest),
  },
  bcrypt_sha256_django: {
    form: /^bcrypt_sha256\$\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/,
    verify: (digest, password) =>
      bcrypt.compare(createHash('sha256').update(password).digest('hex'), digest.slice('bcrypt_sha256$'.length)),
  },
  ldap_ssha: {
    form: /^\{SSHA\}[A-Za-z0-9+/]+=*$/,
    verify: (digest, password) => {
      const bytes = Buffer.from(digest.slice(6), 'base64')
      return same(createHash('sha1').update(password).update(bytes.subarray(20)).digest(), bytes.subarray(0, 20))
    },
  },
  md5: plainHasher('md5', 32),
  sha256: plainHasher('sha256', 64),
  pbkdf2_sha1: pbkdf2Hasher('pbkdf2_sha1', 'sha1', 'utf8', 'hex'),
  pbkdf2_sha256: pbkdf2Hasher('pbkdf2_sha256', 'sha256', 'base64', 'base64'),
  pbkdf2_sha256_django: pbkdf2Hasher('pbkdf2_sha256', 'sha256', 'utf8', 'base64'),
  pbkdf2_sha512: pbkdf2Hasher('pbkdf2_sha512', 'sha512', 'utf8', 'hex'),
  pbkdf2_sha512_hex: pbkdf2Hasher('pbkdf2_sha512_hex', 'sha512', 'hex', 'hex'),
  phpass: { form: phpassForm, verify: verifyPhpass },
  md5_phpass: {
    form: phpassForm,
    verify: (digest, password) => verifyPhpass(digest, createHash('md5').update(password).digest('hex')),
  },
  scrypt_werkzeug: {
    form: /^scrypt:\d+:\d+:\d+\$[^$]+\$[0-9a-f]+$/,
    verify: async (digest, password) => {
      const [method = '', salt = '', key = ''] = parts(digest)
      const [, N, r, p] = method.split(':').map(Number)
      const expected = Buffer.from(key, 'hex')
      return same(
        await scryptOf(password, Buffer.from(salt), expected.length, N as number, r as number, p as number),
        expected,
      )
    },
  },
  // hash$salt$signer key$salt separator$rounds$memory cost, the first four in base64: Firebase's own variant.
  scrypt_firebase: {
    form: /^[^$]+\$[^$]+\$[^$]+\$[^$]*\$\d+\$\d+$/,
    verify: async (digest, password) => {
      const [hash = '', salt = '', signer = '', separator = '', rounds, memory] = parts(digest)
      const nonce = Buffer.concat([Buffer.from(salt, 'base64'), Buffer.from(separator, 'base64')])
      const key = await scryptOf(password, nonce, 32, 2 ** Number(memory), Number(rounds), 1)
      const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
      return same(
        Buffer.concat([cipher.update(Buffer.from(signer, 'base64')), cipher.final()]),
        Buffer.from(hash, 'base64'),
      )
    },
  },
  sha512_symfony: {
    form: /^sha512_symfony\$[1-9]\d*\$[^$]+\$[A-Za-z0-9+/=]+$/,
    verify: (digest, password) => {
      const [, iterations, salt = '', hash = ''] = parts(digest)
      const salted = Buffer.from(`${password}{${salt}}`)
      let value = createHash('sha512').update(salted).digest()
      for (let round = 1; round < Number(iterations); round++) {
        value = createHash('sha512').update(value).update(salted).digest()
      }
      return same(value, Buffer.from(hash, 'base64'))
    },
  },
  ...(argon2 ? { argon2i: argon2Hasher('argon2i', argon2), argon2id: argon2Hasher('argon2id', argon2) } : {}),
}

/** The hashers whose digests can be verified here. */
export const knownHashers: readonly string[] = Object.keys(hashers)

/** Returns true if the digest has the format of this hasher. */
export function isDigestOf(hasher: string, digest: string): boolean {
  return hashers[hasher]?.form.test(digest) ?? false
}

/** Returns true if the password matches the digest. */
export async function matchesDigest(hasher: string, digest: string, password: string): Promise<boolean> {
  return (await hashers[hasher]?.verify(digest, password)) ?? false
}
