import { clerkError } from '../../errors.ts'
import { findSession, isLive } from '../../store/sessions/sessions.ts'
import { findUser } from '../../store/users/users.ts'
import { frontendError } from '../errors.ts'
import type { FrontendRequest, SignedIn } from '../route.ts'

/** Finds the session in the path, which must belong to the calling client. */
export function ownSession(
  { instance, knownClient }: Pick<FrontendRequest<unknown, unknown>, 'instance' | 'knownClient'>,
  id: string,
): SignedIn {
  if (!knownClient) throw frontendError('authentication_invalid')
  const session = findSession(instance.db, id)
  const user = session && findUser(instance.db, session.user_id)
  if (!session || !user || session.client_id !== knownClient.id)
    throw clerkError('resource_not_found', `The session ${id}`)
  if (!isLive(session, instance.now())) throw frontendError('authentication_invalid')
  return { session, user }
}
