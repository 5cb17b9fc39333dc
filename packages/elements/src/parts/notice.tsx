/** @jsxImportSource #jsx */
import type { Child } from '../jsx/component.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import { Icon } from './icons.tsx'

/** A failure, where the eye is. */
export const Notice = ({ children }: { readonly children: Child }): JSX.Element => (
  <div class="notice" part="notice" role="alert">
    <Icon name="alert" />
    <div>{children}</div>
  </div>
)
