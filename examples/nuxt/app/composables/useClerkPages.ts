export interface ClerkPages {
  readonly signIn: string
  readonly signOut: string
  /** Only the emulator has such a page. */
  readonly stepUp?: string
}

/** Where the links of the page lead. Each page leads back. */
export const useClerkPages = () => useState<ClerkPages>('clerk-pages')
