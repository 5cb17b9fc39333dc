import type { AccountClient, User } from '../account-client.ts'
import { confirmed } from '../base/confirmed.ts'
import type { Names } from './names.ts'

export type ActName = 'ban' | 'unban' | 'lock' | 'unlock' | 'delete' | 'factors'

/** An action on a user. */
export interface Act {
  readonly label: Names
  /** The question to ask first, and an explanation. Without it, the action runs at once. */
  readonly ask?: readonly [question: Names, hint: Names]
  readonly takesReason?: true
  /** Requires the administrator to type the user's email address. */
  readonly takesWord?: true
  readonly done: Names
  readonly undo?: ActName
  isOffered(user: User): boolean
  call(users: AccountClient['users'], userId: string, reason?: string): Promise<unknown>
}

export const acts: Readonly<Record<ActName, Act>> = {
  ban: {
    label: 'ban',
    ask: ['banAsk', 'banHint'],
    takesReason: true,
    done: 'bannedNow',
    undo: 'unban',
    isOffered: ({ banned }) => !banned,
    call: (users, id, reason) => users.ban(id, { reason }),
  },
  unban: {
    label: 'unban',
    done: 'unbannedNow',
    undo: 'ban',
    isOffered: ({ banned }) => banned,
    call: (users, id) => users.unban(id),
  },
  lock: {
    label: 'lock',
    ask: ['lockAsk', 'lockHint'],
    takesReason: true,
    done: 'lockedNow',
    undo: 'unlock',
    isOffered: ({ locked }) => !locked,
    call: (users, id, reason) => users.lock(id, { reason }),
  },
  unlock: {
    label: 'unlock',
    done: 'unlockedNow',
    undo: 'lock',
    isOffered: ({ locked }) => locked,
    call: (users, id) => users.unlock(id),
  },
  factors: {
    label: 'removeFactors',
    ask: ['factorsAsk', 'factorsHint'],
    done: 'factorsNow',
    isOffered: () => false,
    call: (users, id) => users.disableMFA(id),
  },
  delete: {
    label: 'delete',
    ask: ['deleteAsk', 'deleteHint'],
    takesWord: true,
    done: 'deletedNow',
    isOffered: () => true,
    call: async (users, id) => confirmed(await users.delete(id)),
  },
}

export const offered = (user: User): readonly ActName[] =>
  (Object.keys(acts) as ActName[]).filter((name) => acts[name].isOffered(user))
