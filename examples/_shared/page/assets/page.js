import { createAccountClient, safe, verifyWithClerk } from '/client/index.js'
import '/elements/delete-account.js'

/** @typedef {import('@account-routes/client').Self} User */

/**
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
function byId(id, type) {
  const element = document.getElementById(id)
  if (element instanceof type) return element
  throw new Error(`The page has no ${type.name} #${id}.`)
}

const settings = document.body.dataset
const sections = ['loading', 'signed-out', 'failed', 'account', 'users', 'deletions'].map((id) => byId(id, HTMLElement))
const signOut = byId('sign-out', HTMLAnchorElement)
const picture = byId('my-picture', HTMLImageElement)
const pictureFile = byId('picture-file', HTMLInputElement)
const removePicture = byId('remove-picture', HTMLButtonElement)
const outcome = byId('outcome', HTMLElement)

// --- Clerk's browser SDK, which this page loads once an operation requires a verification

/** @type {Promise<unknown> | undefined} */
let loading

/**
 * @param {string | undefined} src
 * @param {Record<string, string>} [data]
 */
function loadScript(src = '', data = {}) {
  const script = Object.assign(document.createElement('script'), { src, crossOrigin: 'anonymous' })
  Object.assign(script.dataset, data)
  return new Promise((resolve, reject) => {
    script.addEventListener('load', resolve)
    script.addEventListener('error', () => reject(new Error(`${src} could not be loaded.`)))
    document.head.append(script)
  })
}

async function loadClerk() {
  const { publishableKey = '', proxyUrl, clerkJs, clerkUi } = settings
  const key = { clerkPublishableKey: publishableKey, ...(proxyUrl && { clerkProxyUrl: proxyUrl }) }
  await Promise.all([loadScript(clerkUi), loadScript(clerkJs, key)])
  /** @type {any} Clerk's globals. */
  const { Clerk, __internal_ClerkUICtor: ClerkUI } = window
  await Clerk.load({ ui: { ClerkUI } })
}

const openDialog = verifyWithClerk()

/** @type {import('@account-routes/client').Verify} */
async function verify(request) {
  loading ??= loadClerk()
  await loading
  return openDialog(request)
}

const client = createAccountClient({ verify })

/** @type {Element & import('@account-routes/elements').DeleteAccount} */
const deleteAccount = Object.assign(/** @type {any} */ (document.querySelector('delete-account')), { verify })
deleteAccount.setAttribute('home', '/')

// --- What the page shows

/** @param {...string} ids */
function show(...ids) {
  for (const section of sections) section.hidden = !ids.includes(section.id)
  signOut.hidden = !ids.includes('account')
}

/** @param {User} user */
const emailOf = ({ emailAddresses, primaryEmailAddressId }) =>
  (emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0])?.emailAddress

/**
 * Everything that people typed reaches the page as text, never as HTML.
 * @param {string} name
 * @param {...(string | Node)} content
 */
function make(name, ...content) {
  const element = document.createElement(name)
  element.append(...content)
  return element
}

/** @param {User} user */
function fill(user) {
  const name = [user.firstName, user.lastName].filter(Boolean).join(' ')
  const joined = user.createdAt && new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(user.createdAt)
  byId('my-name', HTMLElement).textContent = name || user.username || emailOf(user) || user.id
  picture.src = user.imageUrl ?? ''
  removePicture.hidden = !user.hasImage
  const details = { Email: emailOf(user) ?? 'None', Role: String(user.publicMetadata.role ?? 'member'), Joined: joined }
  byId('my-details', HTMLElement).replaceChildren(
    ...Object.entries(details).flatMap(([term, value]) => [make('dt', term), make('dd', value || '')]),
  )
}

/** @param {User} user */
async function showUsers({ publicMetadata: { role } }) {
  if (role !== 'admin') return
  await import('/elements/user-table.js')
  const users = byId('users', HTMLElement)
  /** @type {Element & import('@account-routes/elements').UserTable} */
  const table = Object.assign(/** @type {any} */ (document.createElement('user-table')), { verify })
  table.setAttribute('page-size', '10')
  table.addEventListener('users-forbidden', () => users.remove())
  users.append(table)
  users.hidden = false
}

/** @param {User} user */
async function showDeletions({ publicMetadata: { role } }) {
  if (role !== 'admin') return
  await import('/elements/deletion-list.js')
  const deletions = byId('deletions', HTMLElement)
  /** @type {Element & import('@account-routes/elements').DeletionList} */
  const list = Object.assign(/** @type {any} */ (document.createElement('deletion-list')), { verify })
  list.addEventListener('deletions-hidden', () => deletions.remove())
  deletions.append(list)
  deletions.hidden = false
}

/** @param {import('@account-routes/client').AccountError<string>} error */
function inWords({ message, issues, retryAfter }) {
  const wait = retryAfter ? [`Try again in ${retryAfter} seconds.`] : []
  return [message, ...issues.map((issue) => issue.message), ...wait].join(' ')
}

async function start() {
  const slow = setTimeout(show, 150, 'loading')
  const { data: user, error } = await safe(client.me.get())
  clearTimeout(slow)
  if (user) {
    fill(user)
    show('account')
    await Promise.all([showUsers(user), showDeletions(user)])
  } else if (error.code === 'unauthenticated') show('signed-out')
  else show('failed')
}

/**
 * Asks for a change, shows the account as it is then, and says what happened.
 * @param {() => import('@account-routes/client').AccountPromise<User, string>} change
 * @param {string} done
 */
async function perform(change, done) {
  if (outcome.ariaBusy === 'true') return
  outcome.ariaBusy = 'true'
  outcome.className = 'outcome'
  outcome.textContent = 'Saving…'
  const { data: user, error } = await safe(change())
  outcome.ariaBusy = null
  pictureFile.value = ''
  outcome.classList.toggle('bad', !user)
  outcome.textContent = user ? done : inWords(error)
  if (user) fill(user)
}

pictureFile.addEventListener('change', () => {
  const [file] = pictureFile.files ?? []
  if (file) perform(() => client.me.setProfileImage(file), 'Your picture is changed.')
})

removePicture.addEventListener('click', async () => {
  await perform(() => client.me.deleteProfileImage(), 'Your picture is removed.')
  pictureFile.focus()
})

// A picture that can't be loaded leaves its empty circle.
picture.addEventListener('error', () => picture.removeAttribute('src'))

byId('retry', HTMLElement).addEventListener('click', start)

for (const id of ['sign-in', 'sign-out']) {
  const link = byId(id, HTMLAnchorElement)
  link.search = String(new URLSearchParams({ redirect_url: location.origin + location.pathname }))
}

await start()
