/** As `wrangler types` writes it for an app with these bindings. */
declare module 'cloudflare:workers' {
  export const env: {
    readonly DB: import('@account-routes/deletion/d1').D1Database
    readonly DELETIONS: { send(message: string, options: { delaySeconds: number }): Promise<void> }
    readonly CLERK_URL: string
    readonly CLERK_SECRET_KEY: string
    /** The address that effects are told to, and that kills the process. */
    readonly CONTROL: string
    readonly KILL_AT: number
    readonly BUSY: number
  }
}
