import { randomBytes } from 'node:crypto'
import { fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { frontendFieldError } from '../errors.ts'
import { assertAttemptable, newProof, type Proof, proven } from '../proof.ts'
import { checksummed, isSignedBy } from './signature.ts'
import { chainOf, strategiesOf } from './strategies.ts'

/** A message to sign, as Sign-In with Ethereum (EIP-4361) and with Solana have it. Wallets compare its first line with the page. */
async function messageFor(address: string, nonce: string, origin: string, now: number): Promise<string> {
  const chain = chainOf(address)
  return [
    `${new URL(origin).host} wants you to sign in with your ${chain} account:`,
    chain === 'Ethereum' ? await checksummed(address) : address,
    '',
    'Prove that this wallet is yours.',
    '',
    `URI: ${origin}`,
    'Version: 1',
    `Chain ID: ${chain === 'Ethereum' ? '1' : 'mainnet'}`,
    `Nonce: ${nonce}`,
    `Issued At: ${new Date(now).toISOString()}`,
  ].join('\n')
}

/** Starts the proof of a wallet, with the message that it has to sign. */
export async function walletProof(
  instance: Instance,
  strategy: string,
  address: string,
  origin: string,
  more: Partial<Proof> = {},
): Promise<Proof> {
  if (!strategiesOf(address).includes(strategy)) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  const nonce = randomBytes(16).toString('hex')
  const message = await messageFor(address, nonce, origin, instance.now())
  return newProof(instance, strategy, { ...more, nonce, message })
}

/**
 * Checks the signature of a wallet. `read` returns the proof as it is stored, since another request may use it up meanwhile;
 * `save` stores the count of attempts, even if the signature is wrong.
 */
export async function attemptSignature(
  instance: Instance,
  read: () => Proof | null | undefined,
  attempt: { readonly strategy: string; readonly address: string; readonly signature: string | undefined },
  save: (proof: Proof) => void,
): Promise<Proof> {
  const { strategy, address, signature } = attempt
  const { message = '' } = assertAttemptable(instance, read(), strategy)
  if (!signature) throw frontendFieldError('form_param_nil', 'signature')
  const isRight = await isSignedBy(address, message, signature)
  const open = assertAttemptable(instance, read(), strategy)
  return proven(open, isRight && open.message === message, save, () =>
    fieldError('form_param_value_invalid', 'signature'),
  )
}
