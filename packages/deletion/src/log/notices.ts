import { logError, redact } from '@account-routes/core/log'
import type { Row } from '../stores/store.ts'
import { messageOf } from './message.ts'

// Sentences for operators, kept apart from the state machine.

export const unknownStep = ({ id }: Row, step: string): string =>
  `Deletion ${id} has a step "${step}" that this version of the app doesn't know (unknown_step). It is left to a version that does.`

export const otherInstance = ({ id, instance }: Row): string =>
  `Deletion ${id} belongs to Clerk instance ${instance}, but CLERK_SECRET_KEY to another one (other_instance). It is left alone.`

export const ignoredWebhook = (instance: string): string =>
  `Ignored a webhook of Clerk instance ${instance}: CLERK_SECRET_KEY belongs to another instance.`

export const stillExists = ({ id }: Row): string =>
  `Deletion ${id}: a webhook says that the user was deleted, but Clerk still has them. Nothing is deleted.`

export const blockerFailed = ({ id }: Row, error: unknown): string =>
  `Deletion ${id} is due but waits, because a blocker failed: ${redact(messageOf(error))}`

export const startsAnew = ({ id }: Row): string => `Deletion ${id} starts over, because its user exists again.`

export const unreachableClerk = (error: unknown): string =>
  `Deletions are waiting, because calls to Clerk fail: ${redact(messageOf(error))}`

export const reportRival = (name: string, isSameLedger: boolean): void =>
  console.warn(
    `[account-routes] ${isSameLedger ? 'Two plans use the ledger' : 'Two ledgers are named'} "${name}", so only the second one is swept. Give each ${isSameLedger ? 'plan its own store' : 'store its own `name`'}.`,
  )

export const stuck = ({ id }: Row, step = '', error = ''): string =>
  `Deletion ${id} is stuck at step "${step}" (${error}). Fix the cause, then retry it: deletion.retry('${id}').`

export const reportRefused = (error: unknown): void =>
  logError('A deletion could not be requested. Nothing was deleted.', error)

export const noAnswer = (subject: string, ms: number): string => `${subject} gave no answer within ${ms} ms.`

export const snapshotFailed = 'The option `snapshot` failed. Return a value that JSON can hold.'

export const reportKey = (error: unknown): void =>
  logError(
    "Clerk's secret key is missing or was refused. Nothing was deleted. Set CLERK_SECRET_KEY for the plan.",
    error,
  )

export const reportUnknown = (id: string, error: unknown): void =>
  logError(`The ledger failed while it accepted deletion ${id}, which may still run.`, error)

export const reportLater = (id: string, error: unknown): void =>
  logError(`Deletion ${id} was interrupted. The next sweep continues it.`, error)

export const reportNoAlarm = (id: string, error: unknown): void =>
  logError(`No alarm could be set for deletion ${id}. The sweep will run it.`, error)

export const reportEvent = (error: unknown): void => logError('onEvent failed.', error)

export const reportSweep = (error: unknown): void =>
  logError('The sweep of deletions failed. It will be tried again.', error)
