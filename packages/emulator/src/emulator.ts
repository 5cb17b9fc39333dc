import type { Framework } from './env.ts'
import type { Seed } from './seed/seed.ts'

/** Options of `startEmulator()`, all of them optional. */
export interface EmulatorOptions {
  /** Port to listen on. @default a free port */
  readonly port?: number
  /** Address to listen on. @default 127.0.0.1 */
  readonly host?: string
  /**
   * More hosts that the emulator answers under and that a sign-in may lead back to, without a port: `app.test`. Always
   * allowed are loopback names and addresses, `host` and `host.docker.internal`, and names without a dot if the emulator
   * listens on another address than loopback.
   */
  readonly allowedHosts?: readonly string[]
  /** Text from which the keys are derived, the same on every machine. @default random keys at each start */
  readonly keySeed?: string
  /** A SQLite file that keeps everything. @default in memory: nothing is written */
  readonly data?: string
  /** The users to start with. @default ada@example.com, an administrator, and grace@example.com */
  readonly seed?: Seed
  /** Lifetime of a session token in seconds. @default 60 */
  readonly tokenLifetime?: number
  /** Address to send webhooks to. */
  readonly webhook?: string
  /** Keys and sign-in of a production instance instead of a development one. @default false */
  readonly production?: boolean
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a trailing slash: the API URL, the proxy URL and the address of the pages. */
  readonly url: string
  readonly secretKey: string
  readonly publishableKey: string
  /** The public key of session tokens as PEM. With it as `jwtKey`, Clerk's SDKs verify tokens without a request. */
  readonly jwtKey: string
  readonly webhookSecret: string
  /** The variables that this framework's Clerk SDK reads. */
  env(framework: Framework): Record<string, string>
  /** Stops the emulator and closes every connection. */
  stop(): Promise<void>
}
