import { newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'

/** Keeps the cookies of a handshake for the app to fetch; the nonce says which. */
export function keepHandshake(instance: Instance, directives: readonly string[]): string {
  const nonce = newSecret()
  instance.handshakes.set(nonce, directives)
  // What nobody fetched in time is dropped with the oldest.
  const [oldest] = instance.handshakes.keys()
  if (instance.handshakes.size > 1000 && oldest !== undefined) instance.handshakes.delete(oldest)
  return nonce
}

/** A nonce is good once. */
export function takeHandshake(instance: Instance, nonce: string): readonly string[] | undefined {
  const directives = instance.handshakes.get(nonce)
  instance.handshakes.delete(nonce)
  return directives
}
