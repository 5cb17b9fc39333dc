import { html } from 'hono/html'
import type { Settings } from '../../control/settings.ts'
import type { Instance } from '../../instance.ts'
import type { Markup } from '../layout.ts'
import { connectWays } from './connect.ts'
import { copyButton } from './parts.ts'

interface Choice {
  readonly name: 'handshake' | 'emailVerification'
  readonly label: string
  readonly options: Readonly<Record<string, string>>
}

const choices: readonly Choice[] = [
  {
    name: 'emailVerification',
    label: 'Clerk’s components verify an email address by',
    options: { code: 'Code', link: 'Link, with a code as an alternative' },
  },
  {
    name: 'handshake',
    label: 'A handshake passes cookies to the app',
    options: {
      direct: 'On the redirect, where a production app shares the host',
      token: 'By a token in the address',
      nonce: 'By a nonce in the address',
    },
  },
]
const switches = [
  ['refreshCookie', 'Renew tokens through the Backend API, by a refresh cookie'],
  ['web3Wallets', 'Offer a sign-in by web3 wallet in Clerk’s components'],
  ['apiKeys', 'Show API keys in the profiles of Clerk’s components'],
  ['rateLimits', 'Enforce Clerk’s rate limits'],
] as const

/** Reads the form of this tab. The caller validates it. */
export function settingsOf(form: Readonly<Record<string, unknown>>): object {
  return {
    ...Object.fromEntries(choices.map(({ name }) => [name, form[name]])),
    ...Object.fromEntries(switches.map(([name]) => [name, form[name] === 'on'])),
  }
}

function form(settings: Settings): Markup {
  const options = ({ name, options: all }: Choice): readonly Markup[] =>
    Object.entries(all).map(
      ([value, text]) =>
        html`<option value="${value}"${settings[name] === value ? html` selected` : ''}>${text}</option>`,
    )
  return html`<form method="post" action="/dashboard/settings" class="settings">
${choices.map((choice) => html`<label>${choice.label}<select name="${choice.name}">${options(choice)}</select></label>`)}
${switches.map(([name, label]) => html`<label class="switch"><input type="checkbox" name="${name}"${settings[name] ? html` checked` : ''}> ${label}</label>`)}
<button class="main">Save</button></form>`
}

export function settingsTab(instance: Instance): Markup {
  const facts = [
    ['Address', instance.url],
    ['Publishable key', instance.publishableKey],
    ['Instance', instance.production ? 'Production' : 'Development'],
    ['Token lifetime', `${instance.tokenLifetime} s`],
  ] as const
  return html`<h2>Behavior</h2>${form(instance.settings)}
<h2>This instance</h2><dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd><code>${value}</code>${name.endsWith('key') ? copyButton(value) : ''}</dd>`)}</dl>
<h2>Data</h2><p class="soft">A reset removes everything and restores the seed.</p><button type="button" class="danger reset" hidden>Reset the data</button>
<h2>Connect an app</h2>${connectWays(instance)}`
}
