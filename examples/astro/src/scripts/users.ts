import '@account-routes/elements/user-table'

addEventListener('users-forbidden', () => document.getElementById('users')?.remove())
