import { checkPrime, createPrivateKey, hkdfSync, type JsonWebKey } from 'node:crypto'
import { promisify } from 'node:util'

const isPrime = promisify<bigint, { checks: number }, boolean>(checkPrime)
const publicExponent = 65_537n
/** Odd candidates that are sieved at once. The chance that none of them is prime is below 1 in 10¹⁹. */
const span = 8192

const smallPrimes = ((): number[] => {
  const primes: number[] = []
  for (let n = 3; n < 4000; n += 2) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
})()

function bytesFor(seed: string, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', seed, 'account-routes-emulator', purpose, length))
}

/** The first prime at or after a number that follows from the seed, with the two top bits set. */
async function primeFor(seed: string, purpose: string): Promise<bigint> {
  const bytes = bytesFor(seed, purpose, 128)
  bytes[0] = (bytes[0] as number) | 0xc0
  bytes[127] = (bytes[127] as number) | 1
  const start = BigInt(`0x${bytes.toString('hex')}`)
  const composite = new Uint8Array(span)
  for (const prime of smallPrimes) {
    // The first odd step at which this small prime divides: start + 2 × step.
    const rest = Number(start % BigInt(prime))
    const step = ((prime - rest) * ((prime + 1) / 2)) % prime
    for (let at = step; at < span; at += prime) composite[at] = 1
  }
  for (let step = 0; step < span; step++) {
    if (composite[step]) continue
    const candidate = start + 2n * BigInt(step)
    if ((candidate - 1n) % publicExponent !== 0n && (await isPrime(candidate, { checks: 16 }))) return candidate
  }
  throw new Error(`No prime follows from this seed. Choose another one.`)
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
  while (b !== 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return ((x % modulus) + modulus) % modulus
}

function base64url(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
}

/** The RSA-2048 key that follows from a seed, as PKCS #8 PEM. */
export async function derivedPrivateKey(seed: string): Promise<string> {
  const [one, other] = await Promise.all([primeFor(seed, 'first prime'), primeFor(seed, 'second prime')])
  const [p, q] = one > other ? [one, other] : [other, one]
  const d = inverse(publicExponent, (p - 1n) * (q - 1n))
  const numbers = { n: p * q, e: publicExponent, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const jwk: JsonWebKey = { kty: 'RSA' }
  for (const [name, value] of Object.entries(numbers)) jwk[name] = base64url(value)
  return createPrivateKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Text of letters and digits that follows from a seed. */
export function derivedText(seed: string, purpose: string, length: number): string {
  return bytesFor(seed, purpose, length * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, length)
}
