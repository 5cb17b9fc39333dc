import type { Variables } from './framework.ts'

/** The variables of SDKs for servers that no bundler builds, which have the names that Clerk gives them. */
export const plainVariables: Variables = { browserPrefixes: [''] }
