import type { CheckId } from './checks/index.ts'

/** An example app, and how the checks reach it. */
export interface Target {
  /** Its folder in `examples/`. */
  readonly name: string
  /** As people call it. */
  readonly title: string
  /** Where `deleteSelf` is mounted alone. The whole table is at `/api/account` everywhere. */
  readonly single: `/${string}`
  /** A file of `servers/` that mounts the routes in the ways that an example does not. */
  readonly variants?: string
  /** The checks that this framework makes impossible, with its reason. */
  readonly limits?: Readonly<Partial<Record<CheckId, string>>>
}
