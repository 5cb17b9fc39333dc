/** @jsxImportSource #jsx */

import type { Words } from '../../base/words.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import type { Names } from '../names.ts'
import type { Toast } from '../state.ts'

interface ToastsProps {
  readonly toast: Toast | undefined
  readonly words: Words<Names>
  readonly onToast: (toast: Toast | undefined) => void
}

/** The last outcome, with a button to undo it. It stays while the pointer or the focus is on it. */
export const Toasts = ({ toast, words, onToast }: ToastsProps): JSX.Element => (
  <div class="toasts" role="status">
    {toast && (
      // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the text visible
      <div
        class="toast"
        part="toast"
        key={toast.text}
        onMouseEnter={() => onToast(toast)}
        onFocusIn={() => onToast(toast)}
      >
        <span>{toast.text}</span>
        {toast.undo && (
          <button type="button" class="link" part="button undo" onClick={toast.undo}>
            {words.say('undo')}
          </button>
        )}
      </div>
    )}
  </div>
)
