import type { VerificationRequest, Verify } from '../options.ts'
import type { VerifyingClerk } from './clerk.ts'
import { patienceMs, verifyInDialog } from './dialog.ts'
import type { AskUser } from './session.ts'
import type { VerificationTexts } from './texts.ts'

/** Options of `verifyWithClerk()`. */
export interface VerifyWithClerkOptions {
  /**
   * Asks the user if Clerk's own dialog can't open, such as without Clerk's components.
   * @default a small form in a dialog
   */
  readonly ask?: AskUser
  /**
   * Texts that replace the English ones of the small form.
   * @default {}
   * @example { title: 'Bestätige, dass du es bist' }
   */
  readonly texts?: Partial<VerificationTexts>
}

/**
 * Asks the user to verify in Clerk's own dialog. If it can't open, a small form uses the session's public methods. Calls
 * that need the same level at the same time share one dialog; others wait for it to close.
 * @param getClerk finds Clerk's browser SDK when it is needed: `useClerk()`, `$clerkStore.get()`, `window.Clerk`
 * @example createAccountClient({ verify: verifyWithClerk(() => window.Clerk) })
 */
export function verifyWithClerk(
  getClerk: GetClerk = () => (globalThis as { Clerk?: VerifyingClerk }).Clerk,
  options: VerifyWithClerkOptions = {},
): Verify {
  let open: (VerificationRequest & { readonly done: Promise<boolean> }) | undefined
  return async (request) => {
    while (open) {
      const { level, signal, done } = open
      const isShared = level === request.level
      const verified = await (isShared ? done : done.catch(() => false))
      // The abort of another call is no answer of the user's.
      if (isShared && (verified || !signal?.aborted)) return verified
    }
    const done = verify(getClerk, request, options).finally(() => {
      open = undefined
    })
    open = { ...request, done }
    return done
  }
}

type GetClerk = () => VerifyingClerk | null | undefined

/** Waits for a Clerk that the page is still loading: an early click is no reason to fail. */
async function loaded(getClerk: GetClerk, signal: AbortSignal | undefined): Promise<ReturnType<GetClerk>> {
  for (let waited = 0; ; waited += 50) {
    const clerk = getClerk()
    if (clerk?.session || clerk?.loaded || waited >= patienceMs || signal?.aborted) return clerk
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function verify(
  getClerk: GetClerk,
  request: VerificationRequest,
  { ask, texts }: VerifyWithClerkOptions,
): Promise<boolean> {
  const present = getClerk()
  const clerk = present?.session ? present : await loaded(getClerk, request.signal)
  if (request.signal?.aborted) return false
  const session = clerk?.session
  if (!clerk || !session)
    throw new Error('verifyWithClerk() found no signed-in session. Load Clerk first, or pass a function that finds it.')
  const verified = await verifyInDialog(clerk, request)
  if (verified !== undefined) return verified
  const { verifyBySession } = await import('./session.ts')
  const form = ask ? undefined : await import('./form.ts')
  const askUser: AskUser = ask ?? (async (prompt) => form?.askInDialog(prompt, texts) ?? null)
  return verifyBySession({ session, setActive: (params) => clerk.setActive(params) }, request, askUser)
}
