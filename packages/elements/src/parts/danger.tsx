/** @jsxImportSource #jsx */

import type { Words } from '../base/words.ts'
import { Component, createRef } from '../jsx/component.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'

type Names = 'cancel' | 'typeWord' | 'typeFirst' | 'pressSpace'

interface DangerProps {
  readonly words: Words<Names>
  /** The word to type, if any. */
  readonly word?: string | undefined
  readonly action: string
  readonly busy?: string | undefined
  readonly disabled?: boolean
  readonly onCancel: () => void
  readonly onConfirm: () => void
}

interface DangerState {
  readonly typed: string
  readonly hint: string
}

const same = (one: string, other: string): boolean =>
  one.trim().normalize().toLocaleLowerCase() === other.trim().normalize().toLocaleLowerCase()

/** The bottom of a dialog about an irreversible action: the word to type, Cancel, and the action. */
export class Danger extends Component<DangerProps, DangerState> {
  override state: DangerState = { typed: '', hint: '' }
  readonly #input = createRef<HTMLInputElement>()

  readonly #confirm = (): void => {
    const { word, words, disabled, onConfirm } = this.props
    if (disabled) return
    if (word && !same(this.state.typed, word)) {
      this.setState({ hint: words.say('typeFirst', { word }) })
      this.#input.current?.focus()
      return
    }
    this.setState({ hint: '' })
    onConfirm()
  }

  // Enter is pressed out of habit, so it never confirms, neither in the field nor on the button.
  readonly #noEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.currentTarget !== this.#input.current) this.setState({ hint: this.props.words.say('pressSpace') })
  }

  override render(
    { word, words, action, busy, disabled, onCancel }: DangerProps,
    { typed, hint }: DangerState,
  ): JSX.Element {
    const [before, after] = words.say('typeWord').split('\u2068\u2069')
    return (
      <>
        {word && (
          <label class="field confirm">
            <span>
              {before}
              <b>{word}</b>
              {after}
            </span>
            <input
              ref={this.#input}
              part="input"
              value={typed}
              readOnly={!!busy}
              onInput={(event) => this.setState({ typed: event.currentTarget.value, hint: '' })}
              onKeyDown={this.#noEnter}
              aria-invalid={hint && !same(typed, word) ? 'true' : undefined}
              aria-describedby="danger-hint"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
            />
          </label>
        )}
        <p class="hint" id="danger-hint" role="status">
          {busy ?? hint}
        </p>
        <footer>
          <button type="button" part="button cancel" onClick={onCancel} disabled={!!busy} autofocus>
            {words.say('cancel')}
          </button>
          <button
            type="button"
            class="danger"
            part="button danger"
            aria-disabled={disabled || busy || (word && !same(typed, word)) ? 'true' : undefined}
            onKeyDown={this.#noEnter}
            onClick={busy ? undefined : this.#confirm}
          >
            {action}
          </button>
        </footer>
      </>
    )
  }
}
