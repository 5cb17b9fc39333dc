import { generateKeyPairSync, sign } from 'node:crypto'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 as keccak } from '@noble/hashes/sha3.js'
import { base58 } from '@scure/base'

/** A wallet with a real key. */
export interface Wallet {
  readonly address: string
  /** Signs a text, and answers as Clerk's components send it. */
  sign(message: string): string
}

/** A wallet as MetaMask has it: `personal_sign`, with the recovery number at the end. */
export function ethereumWallet(): Wallet {
  const key = secp256k1.utils.randomSecretKey()
  const point = secp256k1.getPublicKey(key, false).subarray(1)
  return {
    address: `0x${Buffer.from(keccak(point)).subarray(-20).toString('hex')}`,
    sign: (message) => {
      const text = Buffer.from(message)
      const hash = keccak(Buffer.concat([Buffer.from(`\x19Ethereum Signed Message:\n${text.length}`), text]))
      const signature = secp256k1.sign(hash, key, { prehash: false, format: 'recovered' })
      const [recovery = 0] = signature
      return `0x${Buffer.concat([signature.subarray(1), Buffer.from([27 + recovery])]).toString('hex')}`
    },
  }
}

export function solanaWallet(): Wallet {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x = '' } = publicKey.export({ format: 'jwk' }) as { x?: string }
  return {
    address: base58.encode(Buffer.from(x, 'base64url')),
    sign: (message) => sign(null, Buffer.from(message), privateKey).toString('base64'),
  }
}
