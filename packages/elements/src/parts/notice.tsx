/** @jsxImportSource #jsx */
import type { Child } from '../jsx/component.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import { Icon } from './icons.tsx'

/** Shows a failure next to what caused it. */
export const Notice = ({ children }: { readonly children: Child }): JSX.Element => (
  <div class="notice" part="notice" role="alert">
    <Icon name="alert" />
    <div>{children}</div>
  </div>
)
