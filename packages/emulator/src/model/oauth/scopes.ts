/** The scopes of the provider, each with its line on the consent page. */
export const scopeDescriptions = {
  openid: 'Confirm who you are',
  profile: 'Your name, username and picture',
  email: 'Your email address',
  offline_access: 'Access while you are away',
  public_metadata: 'Your public and unsafe metadata',
  private_metadata: 'Your private metadata',
  'user:org:read': 'The organization that you choose',
} as const

export type Scope = keyof typeof scopeDescriptions

export const knownScopes: readonly Scope[] = Object.keys(scopeDescriptions) as Scope[]

export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopeDescriptions, text)
}

/** Splits a list of scopes at its spaces, without repetitions. */
export function splitScopes(text: string): readonly string[] {
  return [...new Set(text.split(' ').filter(Boolean))]
}
