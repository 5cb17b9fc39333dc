import { clerkPages } from '@account-routes/example-page/clerk-pages'
import type { User } from './user.ts'

/** Clerk types its metadata as anything, but it is JSON. */
type ClerkUser = Omit<User, 'publicMetadata'> & { readonly publicMetadata: object }

/** As much of Clerk's client as reads a user. */
interface UserReader {
  readonly users: { getUser(userId: string): Promise<ClerkUser> }
}

/** The visitor, as the server knows them. */
export interface Visitor {
  /** Null for a visitor who is signed out, or whose account is gone by now. */
  readonly user: User | null
  /** True where Clerk gave no answer, so that it's open who the visitor is. */
  readonly isUnknown: boolean
}

/** Loads the signed-in user as plain values that may go to the browser. */
export async function loadVisitor(clerkClient: UserReader, userId: string | null | undefined): Promise<Visitor> {
  if (!userId) return { user: null, isUnknown: false }
  try {
    return { user: plain(await clerkClient.users.getUser(userId)), isUnknown: false }
  } catch (error) {
    // A session token outlives a deleted account by up to a minute.
    if ((error as { status?: unknown }).status === 404) return { user: null, isUnknown: false }
    console.error('The user could not be loaded.', error instanceof Error ? error.message : '')
    return { user: null, isUnknown: true }
  }
}

function plain(user: ClerkUser): User {
  const { id, firstName, lastName, username, imageUrl, hasImage, primaryEmailAddressId, createdAt } = user
  return {
    id,
    firstName,
    lastName,
    username,
    imageUrl,
    hasImage,
    primaryEmailAddressId,
    emailAddresses: user.emailAddresses.map((address) => ({ id: address.id, emailAddress: address.emailAddress })),
    publicMetadata: JSON.parse(JSON.stringify(user.publicMetadata)),
    createdAt,
  }
}

export interface ClerkLinks {
  readonly signIn: string
  readonly signOut: string
  /** Only the emulator has a page for it. */
  readonly stepUp: string | undefined
  /** The page of this app that all of them lead back to. */
  readonly back: string
}

/** Clerk's pages for this instance, each with the way back. */
export function clerkLinks(headers: Headers, back?: string | null): ClerkLinks {
  const { signIn, signOut, stepUp } = clerkPages({
    CLERK_PUBLISHABLE_KEY: setting('CLERK_PUBLISHABLE_KEY'),
    CLERK_PROXY_URL: setting('CLERK_PROXY_URL'),
    CLERK_SIGN_IN_URL: setting('CLERK_SIGN_IN_URL'),
  })
  const home = homeOf(headers)
  const wanted = URL.canParse(back ?? '', home) ? new URL(back ?? '', home) : home
  const url = (wanted.origin === home.origin ? wanted : home).href
  const andBack = (page: string) => `${page}?redirect_url=${encodeURIComponent(url)}`
  return { signIn: andBack(signIn), signOut: andBack(signOut), stepUp: stepUp && andBack(stepUp), back: url }
}

/** Each framework has its own prefix for what the browser may know. */
const setting = (name: string): string | undefined =>
  process.env[name] ?? process.env[`NEXT_PUBLIC_${name}`] ?? process.env[`VITE_${name}`]

/** Clerk leads back only to addresses that it was told of, so a forged Host gets nobody anywhere. */
function homeOf(headers: Headers): URL {
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return new URL(`${headers.get('x-forwarded-proto') ?? 'http'}://${host}/`)
}
