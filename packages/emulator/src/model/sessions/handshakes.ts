import { newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'

/** Stores the cookies of a handshake until the app fetches them by the returned nonce. */
export function keepHandshake(instance: Instance, directives: readonly string[]): string {
  const nonce = newSecret()
  instance.handshakes.set(nonce, directives)
  // Drops the oldest handshake that was never fetched.
  const [oldest] = instance.handshakes.keys()
  if (instance.handshakes.size > 1000 && oldest !== undefined) instance.handshakes.delete(oldest)
  return nonce
}

/** Redeems a nonce, which works once. */
export function takeHandshake(instance: Instance, nonce: string): readonly string[] | undefined {
  const directives = instance.handshakes.get(nonce)
  instance.handshakes.delete(nonce)
  return directives
}
