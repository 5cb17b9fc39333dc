import { createPublicKey, verify } from 'node:crypto'
import { chainOf } from './strategies.ts'

const utf8 = new TextEncoder()

/** Loads the cryptography for the first wallet, since most runs have none. */
async function ethereum() {
  const [{ secp256k1 }, { keccak_256: keccak }] = await Promise.all([
    import('@noble/curves/secp256k1.js'),
    import('@noble/hashes/sha3.js'),
  ])
  return { secp256k1, keccak }
}

/** Writes an Ethereum address with its checksum (EIP-55), as wallets expect it in a message. */
export async function checksummed(address: string): Promise<string> {
  const { keccak } = await ethereum()
  const plain = address.slice(2).toLowerCase()
  const hash = Buffer.from(keccak(utf8.encode(plain))).toString('hex')
  return `0x${[...plain].map((digit, at) => (Number.parseInt(hash[at] as string, 16) >= 8 ? digit.toUpperCase() : digit)).join('')}`
}

/** Recovers the address that made a `personal_sign` signature (EIP-191). */
async function ethereumSigner(message: string, signature: string): Promise<string | undefined> {
  const { secp256k1, keccak } = await ethereum()
  const bytes = Buffer.from(signature.replace(/^0x/, ''), 'hex')
  const [last] = bytes.subarray(64)
  if (bytes.length !== 65 || last === undefined) return undefined
  const recovery = last >= 27 ? last - 27 : last
  const text = utf8.encode(message)
  const hash = keccak(Buffer.concat([utf8.encode(`\u0019Ethereum Signed Message:\n${text.length}`), text]))
  try {
    const recovered = Buffer.concat([Buffer.from([recovery]), bytes.subarray(0, 64)])
    const key = secp256k1.recoverPublicKey(recovered, hash, { prehash: false })
    const point = secp256k1.Point.fromBytes(key).toBytes(false).subarray(1)
    return `0x${Buffer.from(keccak(point)).subarray(-20).toString('hex')}`
  } catch {
    return undefined
  }
}

/** Checks an Ed25519 signature in base64; a Solana address is the public key in base58. */
async function isSignedOnSolana(address: string, message: string, signature: string): Promise<boolean> {
  const { base58 } = await import('@scure/base')
  try {
    const x = Buffer.from(base58.decode(address)).toString('base64url')
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
    return verify(null, utf8.encode(message), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** Returns true if the wallet at this address signed the message. */
export async function isSignedBy(address: string, message: string, signature: string): Promise<boolean> {
  if (chainOf(address) === 'Solana') return isSignedOnSolana(address, message, signature)
  return (await ethereumSigner(message, signature)) === address.toLowerCase()
}
