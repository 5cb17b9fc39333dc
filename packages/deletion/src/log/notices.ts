import { logError, redact } from '@account-routes/core/log'
import type { Row } from '../stores/store.ts'
import { messageOf } from './message.ts'

// Sentences for operators, apart from the code that decides: they are no part of the state machine.

export const unknownStep = ({ id }: Row, step: string): string =>
  `Deletion ${id} has a step "${step}" that this version of the app does not know (unknown_step). It is left to one that does.`

export const otherInstance = ({ id, instance }: Row): string =>
  `Deletion ${id} is about ${instance}, and CLERK_SECRET_KEY is another instance's (other_instance). It is left alone.`

export const ignoredWebhook = (instance: string): string =>
  `A webhook of instance ${instance} is ignored: CLERK_SECRET_KEY is another instance's.`

export const stillExists = ({ id }: Row): string =>
  `Deletion ${id}: a webhook says that the user is gone, and Clerk says that they are not.`

export const startsAnew = ({ id }: Row): string => `Deletion ${id} starts anew: its user exists again.`

export const unreachableClerk = (error: unknown): string =>
  `Deletions wait, because Clerk can't be asked: ${redact(messageOf(error))}`

export const reportRival = (name: string, isSameLedger: boolean): void =>
  console.warn(
    isSameLedger
      ? `[account-routes] Two plans are started on the ledger "${name}", and the sweep of the former ends: nothing runs its steps. Give each plan a store of its own, or put the steps into one plan.`
      : `[account-routes] Two ledgers are named "${name}", and the sweep of the former ends. Give each store a \`name\`.`,
  )

export const stuck = ({ id }: Row, step = '', error = ''): string => `Deletion ${id} is stuck: ${step} (${error}).`

export const reportRefused = (error: unknown): void =>
  logError('A deletion could not be asked for; nothing is done.', error)

export const noAnswer = (subject: string, ms: number): string => `${subject} gave no answer within ${ms} ms.`

export const snapshotFailed = 'The option `snapshot` failed. It returns what JSON can hold.'

export const reportKey = (error: unknown): void =>
  logError(
    "Clerk's secret key is missing or was refused; nothing is done. Set CLERK_SECRET_KEY for the plan's clerkClient.",
    error,
  )

export const reportUnknown = (id: string, error: unknown): void =>
  logError(`The ledger went away while it accepted deletion ${id}, which may go on.`, error)

export const reportLater = (id: string, error: unknown): void =>
  logError(`Deletion ${id} goes on with the next sweep.`, error)

export const reportNoAlarm = (id: string, error: unknown): void =>
  logError(`No alarm was set for deletion ${id}; the sweep runs it.`, error)

export const reportEvent = (error: unknown): void => logError('onEvent failed.', error)

export const reportSweep = (error: unknown): void => logError('The sweep of deletions failed.', error)
