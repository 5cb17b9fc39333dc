import { bounds } from './bounds.ts'
import { done } from './done.ts'
import { logs } from './logs.ts'
import { revoked } from './revoked.ts'
import { scaling } from './scaling.ts'
import { tenants } from './tenants.ts'

/** Checks from an attack on the running product. */
export const attack = [...revoked, ...tenants, ...done, ...logs, ...bounds, ...scaling] as const
