import * as v from 'valibot'

/** Settings that can change while the emulator runs. A reset restores the defaults. */
export const settingsSchema = v.strictObject({
  /**
   * How a handshake passes cookies to the app. `direct` sets them on the redirect itself if a production app shares the
   * host; `token` and `nonce` are Clerk's two ways through the address.
   */
  handshake: v.optional(v.picklist(['direct', 'token', 'nonce']), 'direct'),
  /** Sets a `__refresh` cookie, with which SDKs renew a token through the Backend API instead of a redirect. */
  refreshCookie: v.optional(v.boolean(), false),
  /** Enforces Clerk's rate limits. */
  rateLimits: v.optional(v.boolean(), false),
  /** The way in which Clerk's components verify an email address: by code, or by link with a code as an alternative. */
  emailVerification: v.optional(v.picklist(['code', 'link']), 'code'),
  /** Offers a sign-in by wallet in Clerk's components: MetaMask, OKX Wallet, Coinbase Wallet, Base and Solana. */
  web3Wallets: v.optional(v.boolean(), false),
  /** Shows API keys in the profiles of Clerk's components. */
  apiKeys: v.optional(v.boolean(), false),
})

export type Settings = v.InferOutput<typeof settingsSchema>

export const defaultSettings: Settings = v.parse(settingsSchema, {})
