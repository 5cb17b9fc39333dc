/**
 * The published examples, repaired by hand until they answer as our routes do: the same status, body and headers. It is
 * what a careful developer writes who does without us. It returns after the 401, asks whether the account may delete
 * itself, takes a missing user as done, lists the fields that it shows, and lets no answer be stored. What it still lacks:
 * origin check, impersonation, step-up, time-outs, events, Clerk's errors told apart, and any look at what Clerk answered.
 */
export interface HandAuth {
  readonly isAuthenticated: boolean
  readonly userId?: string | null
}

interface HandIdentifier {
  readonly id: string
  readonly verification?: { readonly status?: string | null } | null
}

interface HandUser extends Readonly<Record<string, unknown>> {
  readonly deleteSelfEnabled: boolean
  readonly emailAddresses: readonly (HandIdentifier & { readonly emailAddress: string })[]
  readonly phoneNumbers: readonly (HandIdentifier & { readonly phoneNumber: string })[]
  readonly web3Wallets: readonly (HandIdentifier & { readonly web3Wallet: string })[]
  readonly externalAccounts: readonly {
    readonly id: string
    readonly provider: string
    readonly emailAddress?: string | null
    readonly username?: string | null
  }[]
}

interface HandClient {
  readonly users: { getUser(userId: string): Promise<unknown>; deleteUser(userId: string): Promise<unknown> }
}

export interface HandReply {
  readonly status: 200 | 401 | 403
  readonly headers: Readonly<Record<string, string>>
  readonly body: object
}

const always = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
const onChanges = { ...always, Vary: 'Sec-Fetch-Site, Origin' }
const unauthorized = { error: 'Unauthorized', code: 'unauthenticated', message: 'Sign in first.' }

const refused = (headers: HandReply['headers']): HandReply => ({
  status: 401,
  headers: { ...headers, 'WWW-Authenticate': 'Bearer' },
  body: unauthorized,
})

const verificationOf = ({ verification }: HandIdentifier) =>
  verification ? { status: verification.status ?? null } : null

export async function getSelfByHand({ isAuthenticated, userId }: HandAuth, { users }: HandClient): Promise<HandReply> {
  if (!isAuthenticated || !userId) return refused(always)
  const user = (await users.getUser(userId)) as HandUser
  return {
    status: 200,
    headers: always,
    body: {
      id: user.id,
      username: user.username,
      firstName: user.firstName,
      lastName: user.lastName,
      locale: user.locale,
      imageUrl: user.imageUrl,
      hasImage: user.hasImage,
      primaryEmailAddressId: user.primaryEmailAddressId,
      primaryPhoneNumberId: user.primaryPhoneNumberId,
      primaryWeb3WalletId: user.primaryWeb3WalletId,
      emailAddresses: user.emailAddresses.map((email) => ({
        id: email.id,
        emailAddress: email.emailAddress,
        verification: verificationOf(email),
      })),
      phoneNumbers: user.phoneNumbers.map((phone) => ({
        id: phone.id,
        phoneNumber: phone.phoneNumber,
        verification: verificationOf(phone),
      })),
      web3Wallets: user.web3Wallets.map((wallet) => ({
        id: wallet.id,
        web3Wallet: wallet.web3Wallet,
        verification: verificationOf(wallet),
      })),
      externalAccounts: user.externalAccounts.map(({ id, provider, emailAddress, username }) => ({
        id,
        provider,
        emailAddress,
        username,
      })),
      publicMetadata: user.publicMetadata,
      unsafeMetadata: user.unsafeMetadata,
      banned: user.banned,
      locked: user.locked,
      twoFactorEnabled: user.twoFactorEnabled,
      createdAt: user.createdAt,
      updatedAt: user.updatedAt,
      lastSignInAt: user.lastSignInAt,
      lastActiveAt: user.lastActiveAt,
      passwordEnabled: user.passwordEnabled,
      totpEnabled: user.totpEnabled,
      backupCodeEnabled: user.backupCodeEnabled,
      deleteSelfEnabled: user.deleteSelfEnabled,
      createOrganizationEnabled: user.createOrganizationEnabled,
    },
  }
}

export async function deleteSelfByHand(
  { isAuthenticated, userId }: HandAuth,
  { users }: HandClient,
): Promise<HandReply> {
  if (!isAuthenticated || !userId) return refused(onChanges)
  try {
    const { deleteSelfEnabled } = (await users.getUser(userId)) as HandUser
    if (!deleteSelfEnabled) return { status: 403, headers: onChanges, body: { error: 'Forbidden' } }
    await users.deleteUser(userId)
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error
  }
  return { status: 200, headers: onChanges, body: { success: true } }
}

/** Removes the headers in which Clerk's middleware tells of tokens and internal addresses. */
export const isClerkHeader = (name: string): boolean => name.startsWith('x-clerk-auth-')
