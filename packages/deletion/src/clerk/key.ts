import { messageOf } from '../log/message.ts'
import { fieldsOf } from './errors.ts'

/** True where Clerk refuses the secret key, or its SDK has none, which it reports without a status. */
export function isKeyFailure(error: unknown): boolean {
  const { status, clerkError } = fieldsOf(error)
  return clerkError ? status === 401 : /secret ?key/i.test(messageOf(error))
}
