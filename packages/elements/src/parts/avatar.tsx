/** @jsxImportSource #jsx */
import { safeAddress } from '../base/untrusted.ts'
import { Component } from '../jsx/component.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'

interface AvatarProps {
  readonly name: string
  readonly image: string | null | undefined
}

/** The first letters of up to two words. */
const initials = (name: string): string =>
  (name.match(/[\p{L}\p{N}]+/gu) ?? ['?'])
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('')
    .toLocaleUpperCase()

/** A picture, or initials if there is none or it can't be loaded. */
export class Avatar extends Component<AvatarProps, { readonly failed?: string }> {
  override render({ name, image }: AvatarProps, { failed }: { readonly failed?: string }): JSX.Element {
    const address = safeAddress(image)
    return (
      <span class="avatar" part="avatar" aria-hidden="true">
        {initials(name)}
        {address && address !== failed && (
          <img
            key={address}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            src={address}
            onError={() => this.setState({ failed: address })}
          />
        )}
      </span>
    )
  }
}
