import { logRefusal } from '../http/log.ts'
import { Refusal, replyTo } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'

/** A server's own endpoint: it never throws, and logs its failures under this name. */
export async function answerSafely(name: string, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer()
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('internal', { cause: error })
    const reply = replyTo(refusal)
    if (reply.status >= 500) logRefusal(name, refusal)
    return reply
  }
}

/** A secret as an option gives it, else a variable. Read late, so that a build without an environment can import the route. */
export function secretFrom(
  given: string | (() => string | undefined) | undefined,
  variable: string,
): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } }
  return typeof given === 'function' ? given() : (given ?? process?.env?.[variable])
}
