import type { Faults } from './control/faults.ts'
import type { Recorder } from './control/recorder.ts'
import type { RequestLog } from './control/request-log.ts'
import type { Settings } from './control/settings.ts'
import type { SigningKey } from './keys.ts'
import type { KnownUserTexts } from './model/users/known-user-texts.ts'
import type { Hosts } from './server/hosts.ts'
import type { Database } from './store/database.ts'
import type { Webhooks } from './webhooks/delivery.ts'
import type { EventType } from './webhooks/event-types.ts'

/** A running emulator: its data, keys and settings. Handlers have no state of their own. */
export interface Instance {
  readonly db: Database
  readonly key: SigningKey
  readonly production: boolean
  readonly secretKey: string
  readonly publishableKey: string
  readonly webhookSecret: string
  /** Lifetime of a session token in seconds. */
  readonly tokenLifetime: number
  /** The address for SDKs and browsers, without a trailing slash. */
  readonly url: string
  readonly hosts: Hosts
  readonly knownUserTexts: KnownUserTexts
  readonly log: RequestLog
  readonly recorder: Recorder
  readonly faults: Faults
  settings: Settings
  /** Requests that could not be answered, with how often each came; ids in the path are shortened. */
  readonly unsupported: Map<string, number>
  /** Handshakes that are not fetched yet, by nonce. */
  readonly handshakes: Map<string, readonly string[]>
  /** The delivery of webhooks, if there is an address to send them to. */
  readonly webhooks: Webhooks | undefined
  now(): number
  /** Sends a webhook, if there is an address to send it to. */
  emit(type: EventType, data: () => object): void
}
