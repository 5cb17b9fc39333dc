/** @jsxImportSource #jsx */

import { plain } from '../../base/untrusted.ts'
import type { Child } from '../../jsx/component.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import type { DrawerProps } from './props.ts'
import { Section } from './section.tsx'

interface Line {
  readonly key: string
  readonly text: string
  readonly notes: Child
}

/** Email addresses, phone numbers and other identifiers. */
export function Identifiers({ user, words, onToast }: DrawerProps): JSX.Element {
  const notesOn = (id: string, verification: { readonly status: string | null } | null): Child => (
    <>
      {id === user.primaryEmailAddressId && <span class="badge">{words.say('primary')}</span>}
      {verification?.status !== 'verified' && <span class="badge warn">{words.say('unverified')}</span>}
    </>
  )
  const lines: readonly Line[] = [
    ...user.emailAddresses.map(({ id, emailAddress, verification }) => ({
      key: id,
      text: emailAddress,
      notes: notesOn(id, verification),
    })),
    ...user.phoneNumbers.map(({ id, phoneNumber, verification }) => ({
      key: id,
      text: phoneNumber,
      notes: notesOn(id, verification),
    })),
    ...(user.username ? [{ key: 'username', text: user.username, notes: null }] : []),
    ...user.web3Wallets.map(({ id, web3Wallet, verification }) => ({
      key: id,
      text: web3Wallet,
      notes: notesOn(id, verification),
    })),
    ...user.externalAccounts.map(({ id, provider, emailAddress, username }) => ({
      key: id,
      text: emailAddress || username || id,
      notes: <span class="muted">{providerOf(provider)}</span>,
    })),
  ]
  const copy = (): void => {
    void navigator.clipboard?.writeText(user.id).then(() => onToast({ text: words.say('copied') }))
  }
  return (
    <Section title={words.say('identifiers')}>
      <ul class="list">
        {lines.map(({ key, text, notes }) => (
          <li key={key}>
            <span class="grow" dir="auto" title={plain(text)}>
              {plain(text)}
            </span>
            {notes}
          </li>
        ))}
        <li>
          <code class="grow" title={user.id}>
            {user.id}
          </code>
          <button
            type="button"
            class="link"
            part="button copy"
            onClick={copy}
            aria-label={`${words.say('copy')}: ${words.say('userId')}`}
          >
            {words.say('copy')}
          </button>
        </li>
      </ul>
    </Section>
  )
}

/** `oauth_google` as people write it. */
const providerOf = (provider: string): string => {
  const name = plain(provider, 40).replace(/^oauth_/, '')
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}
