import type { Page } from 'playwright-core'

// clerk-js offers passkeys to people only, and looks for what gives an automated browser away.
export const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36'

/** Gives a page a device with passkeys, unlocked by a person who always agrees. */
export async function installAuthenticator(page: Page): Promise<void> {
  await page.context().addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }))
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
