import type { Strategy, VerificationAnswer, VerificationPrompt } from './session.ts'

interface Words {
  readonly label: string
  readonly choice: string
}

const words: Readonly<Record<Strategy, Words>> = {
  password: { label: 'Your password', choice: 'Use my password' },
  passkey: { label: 'Continue with your passkey', choice: 'Use a passkey' },
  totp: { label: 'The code in your authenticator app', choice: 'Use my authenticator app' },
  email_code: { label: 'The code from our email', choice: 'Send a code by email' },
  phone_code: { label: 'The code from our text message', choice: 'Send a code by text message' },
  backup_code: { label: 'A backup code', choice: 'Use a backup code' },
}

const style = `
  dialog { border: 1px solid #8886; border-radius: 12px; padding: 24px; width: min(360px, calc(100vw - 48px)); box-sizing: border-box;
    font: 15px/1.5 system-ui, sans-serif; color: CanvasText; background: Canvas; color-scheme: light dark }
  dialog::backdrop { background: #0008 }
  h2 { margin: 0 0 4px; font-size: 18px } p { margin: 0 0 16px } label { display: block; font-weight: 600 }
  input { display: block; width: 100%; box-sizing: border-box; margin: 4px 0 16px; padding: 8px 10px; font: inherit }
  [role=alert] { color: light-dark(#b00020, #ff8a9a) }
  .row { display: flex; gap: 8px; justify-content: flex-end } .other { display: grid; gap: 4px; margin-top: 16px }
  button { font: inherit; padding: 8px 14px; cursor: pointer }
`

type Children = readonly (Node | string)[]

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: Children
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.append(...children)
  return element
}

/** Asks in a dialog of the page, which takes nothing of the page's style and needs no inline style or script. */
export function askInDialog(prompt: VerificationPrompt): Promise<VerificationAnswer> {
  const { strategy, sentTo, alternatives, error, signal } = prompt
  const isCode = strategy !== 'password' && strategy !== 'passkey'
  const field =
    strategy === 'passkey'
      ? undefined
      : make('input', {
          id: 'value',
          required: '',
          type: isCode ? 'text' : 'password',
          autocomplete: isCode ? 'one-time-code' : 'current-password',
          ...(isCode && strategy !== 'backup_code' && { inputmode: 'numeric' }),
          ...(error && { 'aria-invalid': 'true', 'aria-describedby': 'error' }),
        })
  const label = make('label', field ? { for: 'value' } : {}, words[strategy].label)
  const form = make(
    'form',
    {},
    make('h2', { id: 'title' }, "Verify it's you"),
    make('p', {}, sentTo ? `We sent a code to ${sentTo}.` : 'This protects your account.'),
    ...(error ? [make('p', { id: 'error', role: 'alert' }, error)] : []),
    label,
    ...(field ? [field] : []),
  )
  const dialog = make('dialog', { 'aria-labelledby': 'title' }, form)
  const host = make('div', {})
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = [sheet]
  shadow.append(dialog)

  return new Promise((resolve) => {
    const end = (answer: VerificationAnswer) => {
      host.remove()
      resolve(answer)
    }
    const button = (text: string, type: string, answer?: VerificationAnswer) => {
      const element = make('button', { type }, text)
      if (answer !== undefined) element.addEventListener('click', () => end(answer))
      return element
    }
    const ways = [...alternatives, ...(sentTo ? [strategy] : [])]
    form.append(
      make('div', { class: 'row' }, button('Cancel', 'button', null), button('Continue', 'submit')),
      make(
        'div',
        { class: 'other' },
        ...ways.map((way) =>
          button(way === strategy ? 'Send a new code' : words[way].choice, 'button', { strategy: way }),
        ),
      ),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      end({ value: field?.value ?? '' })
    })
    dialog.addEventListener('cancel', () => end(null))
    signal?.addEventListener('abort', () => end(null))
    document.body.append(host)
    dialog.showModal()
    field?.focus()
  })
}
