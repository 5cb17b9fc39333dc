const metadata = new Set(['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'])

/** Returns true for paths of the OAuth provider. */
export const isProviderPath = (path: string): boolean => path.startsWith('/oauth/') || metadata.has(path)
