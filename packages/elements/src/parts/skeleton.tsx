/** @jsxImportSource #jsx */
import type { JSX } from '../jsx/jsx-runtime.ts'

/** Lines of text that are still to come. They show themselves only after a moment. */
export const Lines = ({ count }: { readonly count: number }): JSX.Element => (
  <div class="lines" aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      <span key={index} class="bone" />
    ))}
  </div>
)
