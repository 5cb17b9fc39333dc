import '@account-routes/elements/delete-account'

addEventListener('account-deleted', (event) => {
  if ((event as CustomEvent<{ state: string }>).detail.state !== 'finished') return
  event.preventDefault()
  // Loaded anew: nothing that this page knows of the account is true any more.
  location.assign('/goodbye')
})
