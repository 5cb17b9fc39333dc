import type { HTMLAttributes, Ref } from 'react'

// A server that renders the page imports these too, where they do nothing.
import '@account-routes/elements/delete-account'
import '@account-routes/elements/user-table'

type ElementProps = HTMLAttributes<HTMLElement> & { readonly ref?: Ref<HTMLElement> }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'delete-account': ElementProps & { readonly home?: string }
      'user-table': ElementProps & { readonly 'page-size'?: number }
    }
  }
}
