import type { DeletionPlan } from '../account-client.ts'
import type { Words } from '../base/words.ts'
import type { Names } from './names.ts'

export interface Kept {
  readonly title: string
  readonly note: string | undefined
}

/** The titles of deleted data, and those of retained data with reasons. */
export function outlineOf(
  plan: DeletionPlan | null | undefined,
  words: Words<Names>,
): { readonly goes: readonly string[]; readonly stays: readonly Kept[] } {
  const steps = (plan?.steps ?? []).filter(({ title }) => title)
  return {
    goes: steps.filter(({ retained }) => !retained).map(({ title }) => title as string),
    stays: steps.flatMap(({ title, retained }) => {
      if (!retained) return []
      const { ground, until } = retained
      const reason = sentence(ground)
      return {
        title: title as string,
        note: until ? words.say('staysUntil', { reason, date: words.date(until) }) : reason,
      }
    }),
  }
}

/** A code such as `tax_law`, as words. */
const sentence = (code: string): string => {
  const text = code.replaceAll('_', ' ')
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

/** True from acceptance until the deletion has ended. */
export const isOpen = (plan: DeletionPlan | null | undefined): plan is DeletionPlan & { readonly state: string } =>
  ['scheduled', 'running', 'stuck'].includes(plan?.state ?? '')
