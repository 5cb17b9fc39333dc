import '@account-routes/elements/deletion-list'
import '@account-routes/elements/user-table'

addEventListener('users-forbidden', () => document.getElementById('users')?.remove())
addEventListener('deletions-hidden', () => document.getElementById('deletions')?.remove())
