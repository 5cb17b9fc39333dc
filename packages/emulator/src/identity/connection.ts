import type { Connection } from '../env.ts'
import { publishableKey, type SigningKey, signingKey } from '../keys.ts'
import type { Identity } from './identity.ts'

/** The address under which SDKs and browsers reach a server that listens on this host. */
export function reachable(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::' || host === 'localhost'
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

/** Everything that an app must know to talk to an emulator with this identity at this address. */
export function connectionTo(
  identity: Identity,
  options: { readonly url: string; readonly production: boolean; readonly key?: SigningKey },
): Connection {
  const { url, production, key = signingKey(identity.privateKey) } = options
  const kind = production ? 'live' : 'test'
  return {
    url,
    secretKey: `sk_${kind}_${identity.secret}`,
    publishableKey: publishableKey(url, production),
    jwtKey: key.jwtKey,
    webhookSecret: identity.webhookSecret,
  }
}
