import { safe } from '@account-routes/client'
import { client } from './client.ts'
import { byId, inWords } from './page.ts'

// The form works by itself. With a script the visitor stays on the page, and a verification opens Clerk's dialog.
const form = byId('delete-form', HTMLFormElement)
const button = byId('delete', HTMLButtonElement)
const problem = byId('problem', HTMLElement)

button.hidden = false
document.getElementById('verify')?.remove()

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  if (button.ariaDisabled) return
  button.ariaDisabled = 'true'
  button.textContent = 'Deleting your account…'
  problem.textContent = ''
  const { error } = await safe(client.me.delete())
  if (!error) return location.assign('/goodbye')
  button.ariaDisabled = null
  button.textContent = 'Delete account'
  problem.textContent = `${inWords(error)} Your account has not been deleted.`
})
