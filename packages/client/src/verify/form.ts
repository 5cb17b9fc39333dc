import type { VerificationAnswer, VerificationPrompt } from './session.ts'
import { english, type VerificationTexts } from './texts.ts'

/** Of the elements' look, with Clerk's variables where the page sets them. */
const style = `
  :host { --ink: var(--clerk-color-foreground, light-dark(#212126, #fff)); --back: var(--clerk-color-background, light-dark(#fff, #212126));
    --accent: var(--clerk-color-primary, light-dark(#2f3037, #fff)); --edge: color-mix(in srgb, var(--ink) 54%, var(--back)) }
  * { box-sizing: border-box; font: inherit }
  dialog { width: min(400px, calc(100vw - 32px)); padding: 24px; border: 0; border-radius: 14px; color: var(--ink); background: var(--back);
    font: 14px/1.45 var(--clerk-font-family, system-ui, sans-serif); text-align: start;
    box-shadow: 0 0 0 1px light-dark(transparent, #fff2), 0 16px 48px -12px #0005, 0 2px 8px #0002 }
  dialog::backdrop { background: var(--clerk-color-modal-backdrop, #0007) }
  h2 { margin: 0 0 4px; font-size: 16px; font-weight: 600 }
  p { margin: 0 0 16px; color: var(--clerk-color-muted-foreground, color-mix(in srgb, var(--ink) 68%, var(--back))); overflow-wrap: anywhere }
  label { display: block; font-weight: 500 }
  input { display: block; width: 100%; min-height: 32px; margin: 4px 0 0; padding: 4px 10px; border: 1px solid var(--edge); border-radius: 6px;
    color: inherit; background: var(--clerk-color-input, light-dark(#fff, #26262b)) }
  [role=alert] { color: color-mix(in srgb, var(--clerk-color-danger, #ef4444) 78%, light-dark(#200, #fff)) }
  .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 20px } .other { display: grid; gap: 4px; margin-top: 16px }
  .other:empty { display: none }
  button { min-height: 32px; padding: 4px 12px; border: 1px solid var(--edge); border-radius: 6px; background: none; color: inherit;
    font-size: 13px; font-weight: 500; cursor: pointer }
  [type=submit] { border-color: var(--accent); background: var(--accent); color: var(--clerk-color-primary-foreground, light-dark(#fff, #000)) }
  .other button { justify-self: start; min-height: 24px; padding: 0; border: 0; text-decoration: underline; text-underline-offset: 3px }
  :focus-visible { outline: 2px solid var(--clerk-color-ring, var(--accent)); outline-offset: 2px }
  @media (pointer: coarse) { button, .other button, input { min-height: 44px } input { font-size: 16px } }
  @media (max-width: 560px) { dialog { inset: auto 0 0; width: 100%; max-width: 100%; margin: 0; border-radius: 14px 14px 0 0 }
    .row { flex-direction: column-reverse } }
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
