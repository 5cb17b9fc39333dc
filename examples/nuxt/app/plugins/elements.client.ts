import type { DeleteAccountEvents } from '@account-routes/elements'
import '@account-routes/elements/delete-account'
import '@account-routes/elements/deletion-list'
import '@account-routes/elements/user-table'

export default defineNuxtPlugin(() => {
  // On the page, not on the element: Clerk's components put another element in its place while the user verifies.
  addEventListener('account-deleted', (event) => {
    const { detail } = event as DeleteAccountEvents['account-deleted']
    if (detail.state !== 'finished') return
    event.preventDefault()
    // Loaded anew: nothing that this page knows of the account is true any more.
    navigateTo('/goodbye', { external: true })
  })
})
