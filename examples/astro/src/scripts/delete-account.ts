import type { DeleteAccountEvents } from '@account-routes/elements'
import '@account-routes/elements/delete-account'

addEventListener('account-deleted', (event) => {
  const { detail } = event as DeleteAccountEvents['account-deleted']
  if (detail.state !== 'finished') return
  event.preventDefault()
  // Loaded anew: nothing that this page knows of the account is true any more.
  location.assign('/goodbye')
})
