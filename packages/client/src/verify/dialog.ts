import type { VerificationRequest } from '../options.ts'
import type { VerifyingClerk } from './clerk.ts'

/** Milliseconds to wait for Clerk: for its session, and then for its dialog. */
export const patienceMs = 10_000

/** Milliseconds without the dialog and without a word from Clerk, after which a dialog that was open has failed. */
const goneMs = 1000

/**
 * Verifies in Clerk's own dialog. Resolves to `undefined` where it doesn't show: this Clerk has none, or its components
 * failed to load, which Clerk only reports in the console.
 */
export async function verifyInDialog(
  clerk: VerifyingClerk,
  { level, signal }: VerificationRequest,
): Promise<boolean | undefined> {
  if (typeof clerk.__internal_openReverification !== 'function') return undefined
  const place = globalThis.document?.body.appendChild(document.createElement('div'))
  const before = dialogs()
  const life = new AbortController()
  try {
    return await new Promise<boolean | undefined>((resolve) => {
      clerk.__internal_openReverification?.({
        level,
        getContainer: () => place ?? null,
        afterVerification: () => resolve(true),
        afterVerificationCancelled: () => resolve(false),
      })
      const close = (answer: false | undefined) => {
        resolve(answer)
        // Opens no more either, where the components arrive late.
        clerk.__internal_closeReverification?.()
      }
      signal?.addEventListener('abort', () => close(false), life)
      if (place)
        watch(
          () => place.hasChildNodes() || dialogs() > before,
          () => close(undefined),
          life.signal,
        )
    })
  } catch {
    // It throws if it was loaded without components.
    return undefined
  } finally {
    life.abort()
    place?.remove()
  }
}

/** Clerk's open dialogs. Before @clerk/ui they have no place of their own. */
const dialogs = (): number => globalThis.document?.querySelectorAll('.cl-modalBackdrop').length ?? 0

/** Calls `fail` once when the dialog doesn't open, or closes without a word. */
function watch(isOpen: () => boolean, fail: () => void, signal: AbortSignal): void {
  let lastSeen = Date.now()
  let patience = patienceMs
  const timer = setInterval(() => {
    if (isOpen()) {
      lastSeen = Date.now()
      patience = goneMs
    } else if (Date.now() - lastSeen >= patience) fail()
  }, 100)
  signal.addEventListener('abort', () => clearInterval(timer))
  // No caller gets the rejections of Clerk's components. Another script's rejection only costs the nicer dialog.
  addEventListener('unhandledrejection', () => patience > goneMs && fail(), { signal })
}
