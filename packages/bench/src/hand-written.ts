/**
 * The published examples, repaired by hand: what a careful developer writes who does without us. It returns after the
 * 401, asks whether the account may delete itself, takes a missing user as done, and answers with chosen fields.
 * What it still lacks: origin check, impersonation, step-up, time-outs, events, and Clerk's errors told apart.
 */
export interface HandAuth {
  readonly isAuthenticated: boolean
  readonly userId?: string | null
}

interface HandUser {
  readonly id: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly username: string | null
  readonly imageUrl: string
  readonly publicMetadata: unknown
  readonly deleteSelfEnabled: boolean
  readonly emailAddresses: readonly { readonly id: string; readonly emailAddress: string }[]
}

interface HandClient {
  readonly users: { getUser(userId: string): Promise<HandUser>; deleteUser(userId: string): Promise<unknown> }
}

export interface HandReply {
  readonly status: 200 | 401 | 403
  readonly body: object
}

const unauthorized: HandReply = { status: 401, body: { error: 'Unauthorized' } }

export async function getSelfByHand({ isAuthenticated, userId }: HandAuth, { users }: HandClient): Promise<HandReply> {
  if (!isAuthenticated || !userId) return unauthorized
  const { id, firstName, lastName, username, imageUrl, publicMetadata, emailAddresses } = await users.getUser(userId)
  const emails = emailAddresses.map(({ id, emailAddress }) => ({ id, emailAddress }))
  return { status: 200, body: { id, firstName, lastName, username, imageUrl, publicMetadata, emailAddresses: emails } }
}

export async function deleteSelfByHand(
  { isAuthenticated, userId }: HandAuth,
  { users }: HandClient,
): Promise<HandReply> {
  if (!isAuthenticated || !userId) return unauthorized
  try {
    const { deleteSelfEnabled } = await users.getUser(userId)
    if (!deleteSelfEnabled) return { status: 403, body: { error: 'Forbidden' } }
    await users.deleteUser(userId)
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error
  }
  return { status: 200, body: { success: true } }
}
