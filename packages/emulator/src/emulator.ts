import type { Framework } from './env.ts'
import type { Seed } from './seed/seed.ts'

/** How an emulator is started. All of it may be left out. */
export interface EmulatorOptions {
  /** @default a free one */
  readonly port?: number
  /** The address to listen on. @default 127.0.0.1 */
  readonly host?: string
  /**
   * More hosts to answer under and to lead back to after a sign-in, without a port: `app.test`. Loopback names and
   * addresses, `host` and `host.docker.internal` always are, and names without a dot unless the emulator listens on
   * loopback only.
   */
  readonly allowedHosts?: readonly string[]
  /** Text that the keys follow from, for keys that are the same on every machine. @default random keys at each start */
  readonly keySeed?: string
  /** A SQLite file that keeps everything. @default in memory: nothing is written */
  readonly data?: string
  /** The users to start with. @default ada@example.com, an administrator, and grace@example.com */
  readonly seed?: Seed
  /** Seconds that a session token lives. @default 60 */
  readonly tokenLifetime?: number
  /** Where to send webhooks to. */
  readonly webhook?: string
  /** Keys and sign-in of a production instance instead of a development one. @default false */
  readonly production?: boolean
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at the end: the API URL, the proxy URL and the place of the pages. */
  readonly url: string
  readonly secretKey: string
  readonly publishableKey: string
  /** The public key of its tokens, as PEM: `jwtKey` of Clerk's SDKs, which then verify without a request. */
  readonly jwtKey: string
  readonly webhookSecret: string
  /** The variables that this framework's Clerk SDK reads. */
  env(framework: Framework): Record<string, string>
  /** Ends it, with every open connection. */
  stop(): Promise<void>
}
