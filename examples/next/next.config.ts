import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Else `DELETE /me/passkeys/..`, which is `/me/` to a browser, would be sent on to the deletion of the account.
  skipTrailingSlashRedirect: true,
}

export default config
