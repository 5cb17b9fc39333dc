/** Clerk's hosted pages, for browsers without JavaScript. Each leads back. */
export interface ClerkPages {
  readonly signIn: string
  readonly signOut: string
  /** Only the emulator has such a page. */
  readonly stepUp?: string
}

export const useClerkPages = () => useState<ClerkPages>('clerk-pages')
