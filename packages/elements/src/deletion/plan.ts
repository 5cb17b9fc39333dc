import type { DeletionPlan } from '../account-client.ts'
import type { Words } from '../base/words.ts'
import type { Names } from './names.ts'

export interface Kept {
  readonly title: string
  readonly note: string | undefined
}

/** What a plan says about the account's data: what goes, and what stays and why. */
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

/** True while a deletion was accepted and has not ended. */
export const isOpen = (plan: DeletionPlan | null | undefined): plan is DeletionPlan & { readonly state: string } =>
  ['scheduled', 'running', 'stuck'].includes(plan?.state ?? '')
