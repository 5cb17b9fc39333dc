import type { Strategy, VerificationAnswer, VerificationPrompt } from './session.ts'

/** Texts of the small form. */
export interface VerificationTexts extends Readonly<Record<Strategy | `use_${Strategy}`, string>> {
  readonly title: string
  readonly hint: string
  /** `{address}` stands for the address or number. */
  readonly sentTo: string
  readonly newCode: string
  readonly cancel: string
  readonly continue: string
}

const english: VerificationTexts = {
  title: "Verify it's you",
  hint: 'This protects your account.',
  sentTo: 'We sent a code to {address}.',
  newCode: 'Send a new code',
  cancel: 'Cancel',
  continue: 'Continue',
  password: 'Your password',
  passkey: 'Continue with your passkey',
  totp: 'The code in your authenticator app',
  email_code: 'The code from our email',
  phone_code: 'The code from our text message',
  backup_code: 'A backup code',
  use_password: 'Use my password',
  use_passkey: 'Use a passkey',
  use_totp: 'Use my authenticator app',
  use_email_code: 'Send a code by email',
  use_phone_code: 'Send a code by text message',
  use_backup_code: 'Use a backup code',
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
export function askInDialog(
  prompt: VerificationPrompt,
  texts?: Partial<VerificationTexts>,
): Promise<VerificationAnswer> {
  const words = { ...english, ...texts }
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
  const label = make('label', field ? { for: 'value' } : {}, words[strategy])
  const form = make(
    'form',
    {},
    make('h2', { id: 'title' }, words.title),
    make('p', {}, sentTo ? words.sentTo.replace('{address}', () => sentTo) : words.hint),
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
      make('div', { class: 'row' }, button(words.cancel, 'button', null), button(words.continue, 'submit')),
      make(
        'div',
        { class: 'other' },
        ...ways.map((way) =>
          button(way === strategy ? words.newCode : words[`use_${way}`], 'button', { strategy: way }),
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
