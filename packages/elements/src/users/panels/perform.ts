import type { AccountClient, Deleted, User } from '../../account-client.ts'
import { explain, isUncertain } from '../../base/explain.ts'
import type { Words } from '../../base/words.ts'
import { type ActName, acts } from '../acts.ts'
import type { Names } from '../names.ts'
import { nameOf } from '../person.ts'

export interface Outcome {
  /** A sentence that tells the outcome. */
  readonly text: string
  readonly undo?: ActName | undefined
  /** The changed user; undefined after a deletion. */
  readonly user: User | undefined
  /** True while the deletion has not reached Clerk, so the row stays. */
  readonly isGoing?: boolean
}

export async function perform(
  name: ActName,
  user: User,
  reason: string | undefined,
  { users }: AccountClient,
  words: Words<Names>,
): Promise<Outcome> {
  const { call, done, undo } = acts[name]
  const answer = await call(users, user.id, reason)
  const text = words.say(done, { name: nameOf(user) })
  if (name === 'factors') return { text, user: { ...user, twoFactorEnabled: false } }
  if (name !== 'delete') return { text, undo, user: answer as User }
  const { deletion, cleanup } = answer as Deleted
  const isGoing = !!deletion && !cleanup
  return { text: isGoing ? words.say('deletingNow', { name: nameOf(user) }) : text, user: undefined, isGoing }
}

export const failureOf = (error: unknown, words: Words<Names>): string =>
  isUncertain(error) && navigator.onLine ? words.say('unconfirmed') : explain(error, words)
