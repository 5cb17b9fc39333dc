import { html } from 'hono/html'
import { envFor, frameworkNames } from '../../env.ts'
import type { Instance } from '../../instance.ts'
import type { Markup } from '../layout.ts'
import { copyButton } from './parts.ts'

const command = 'npx @account-routes/emulator -- npm run dev'

/** A value for an env file: quoted where it has line breaks. */
const quoted = (value: string): string => (/[\s#"]/.test(value) ? JSON.stringify(value) : value)

function variables(instance: Instance): readonly Markup[] {
  const { url, secretKey, publishableKey, webhookSecret, key } = instance
  return frameworkNames.map((name) => {
    const env = Object.entries(envFor(name, { url, secretKey, publishableKey, webhookSecret, jwtKey: key.jwtKey }))
    const file = env.map(([variable, value]) => `${variable}=${quoted(value)}`).join('\n')
    return html`<details id="connect-${name}" name="connect"><summary>${name}</summary><pre tabindex="0">${file}</pre>${copyButton(file)}</details>`
  })
}

/** Ways to lead an app here, to copy. */
export function connectWays(instance: Instance): Markup {
  return html`<p>Run the app through the emulator, which sets Clerk’s variables for its framework:</p>
<p class="copyable"><code>${command}</code>${copyButton(command)}</p>
<p>Or copy the variables into its <code>.env</code> file:</p>
<div class="connect">${variables(instance)}</div>`
}

/** The content of a first visit, until an app has asked something. */
export function connectHint(instance: Instance): Markup {
  return html`<section class="first" aria-labelledby="connect"><h2 id="connect">Connect your app</h2>
<p class="soft">No app has asked the emulator yet.</p>${connectWays(instance)}</section>`
}
