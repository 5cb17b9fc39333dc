import type { Calls } from './call.ts'
import { instance } from './instance.ts'
import { machines } from './machines.ts'
import { organizations } from './organizations.ts'
import { roles } from './roles.ts'
import { sessions } from './sessions.ts'
import { contacts, users } from './users.ts'

/** Calls of methods that the emulator does not have, where made-up arguments do not lead to a request. */
export const unsupported: Calls = {
  'emails.createBatch': (c) =>
    c.emails.createBatch([
      { to: { address: 'a@example.com' }, from: { address: 'b@example.com' }, subject: 'Hello', text: 'Hello' },
    ] as never),
}

/** A call of every method that the emulator answers, in an order in which they all succeed: users go last. */
export const calls: Calls = { ...sessions, ...contacts, ...organizations, ...roles, ...instance, ...machines, ...users }
