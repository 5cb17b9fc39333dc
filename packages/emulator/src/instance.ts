import type { Faults } from './control/faults.ts'
import type { RequestLog } from './control/request-log.ts'
import type { Settings } from './control/settings.ts'
import type { SigningKey } from './keys.ts'
import type { JwtTemplate } from './model/sessions/jwt-template.ts'
import type { KnownUserTexts } from './model/users/known-user-texts.ts'
import type { Hosts } from './server/hosts.ts'
import type { Database } from './store/database.ts'
import type { Webhooks } from './webhooks/delivery.ts'
import type { EventType } from './webhooks/event-types.ts'

/** One running emulator: its data, its keys and what it is set to. Handlers get it and keep nothing of their own. */
export interface Instance {
  readonly db: Database
  readonly key: SigningKey
  readonly production: boolean
  readonly secretKey: string
  readonly publishableKey: string
  readonly webhookSecret: string
  /** Seconds that a session token lives. */
  readonly tokenLifetime: number
  /** The address that SDKs and browsers reach it at, without a slash at the end. */
  readonly url: string
  readonly hosts: Hosts
  readonly knownUserTexts: KnownUserTexts
  readonly log: RequestLog
  readonly faults: Faults
  settings: Settings
  /** Requests that could not be answered, with how often each came; ids in the path are shortened. */
  readonly unsupported: Map<string, number>
  readonly templates: readonly JwtTemplate[]
  /** Handshakes that wait to be fetched, by nonce. */
  readonly handshakes: Map<string, readonly string[]>
  /** Where webhooks are sent to, if anywhere. */
  readonly webhooks: Webhooks | undefined
  now(): number
  /** Tells the webhook, where one is set. */
  emit(type: EventType, data: () => object): void
}
