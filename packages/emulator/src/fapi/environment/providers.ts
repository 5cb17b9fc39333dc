/** The social providers that a consent page of the emulator stands for. */
export const providers: Readonly<Record<string, string>> = {
  apple: 'Apple',
  facebook: 'Facebook',
  github: 'GitHub',
  google: 'Google',
}

/** The providers as clerk-js lists them. */
export function socialSettings(): Record<string, object> {
  const entries = Object.entries(providers).map(([key, name]) => [
    `oauth_${key}`,
    {
      enabled: true,
      required: false,
      authenticatable: true,
      block_email_subaddresses: false,
      strategy: `oauth_${key}`,
      not_selectable: false,
      deprecated: false,
      name,
      logo_url: null,
    },
  ])
  return Object.fromEntries(entries) as Record<string, object>
}
