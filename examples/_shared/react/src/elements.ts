import type { DeleteAccountEvents } from '@account-routes/elements'
import type { HTMLAttributes, Ref } from 'react'

// A server that renders the page imports these too, where they do nothing.
import '@account-routes/elements/delete-account'
import '@account-routes/elements/deletion-list'
import '@account-routes/elements/user-table'

// On the page, not on the element: Clerk's components put another element in its place while the user verifies.
globalThis.addEventListener?.('account-deleted', (event) => {
  const { detail } = event as DeleteAccountEvents['account-deleted']
  if (detail.state !== 'finished') return
  event.preventDefault()
  // Loaded anew: nothing that this page knows of the account is true any more.
  location.assign('/goodbye')
})

type ElementProps = HTMLAttributes<HTMLElement> & { readonly ref?: Ref<HTMLElement> }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'delete-account': ElementProps & { readonly home?: string }
      'deletion-list': ElementProps
      'user-table': ElementProps & { readonly 'page-size'?: number }
    }
  }
}
