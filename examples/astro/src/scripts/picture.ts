import { type AccountPromise, type Self, safe } from '@account-routes/client'
import { client } from './client.ts'
import { byId, inWords } from './page.ts'

const picture = byId('picture', HTMLImageElement)
const field = byId('picture-file', HTMLInputElement)
const removal = byId('remove-picture', HTMLButtonElement)
const outcome = byId('outcome', HTMLElement)

/** Asks for a change, shows the picture as it is then, and says what happened. */
async function perform(change: AccountPromise<Self, string>, done: string): Promise<void> {
  removal.ariaDisabled = 'true'
  outcome.className = 'outcome'
  outcome.textContent = 'Saving…'
  const { data, error } = await safe(change)
  removal.ariaDisabled = null
  field.value = ''
  outcome.classList.toggle('bad', error !== undefined)
  outcome.textContent = error ? inWords(error) : done
  if (!data) return
  picture.src = data.imageUrl ?? ''
  removal.hidden = !data.hasImage
}

field.addEventListener('change', () => {
  const [file] = field.files ?? []
  if (file) perform(client.me.setProfileImage(file), 'Your picture is changed.')
})

removal.addEventListener('click', async () => {
  if (removal.ariaDisabled) return
  await perform(client.me.deleteProfileImage(), 'Your picture is removed.')
  field.focus()
})
