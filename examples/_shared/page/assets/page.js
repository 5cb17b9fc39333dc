// Everything that people typed reaches the page as text, never as HTML.

/**
 * @typedef {object} User
 * @property {string} id
 * @property {string | null} [firstName]
 * @property {string | null} [lastName]
 * @property {string | null} [username]
 * @property {string} [imageUrl]
 * @property {boolean} [hasImage]
 * @property {string | null} [primaryEmailAddressId]
 * @property {readonly { id: string, emailAddress: string }[]} [emailAddresses]
 * @property {Record<string, unknown>} [publicMetadata]
 * @property {boolean} [banned]
 * @property {boolean} [locked]
 * @property {number} [createdAt]
 */

/**
 * @typedef {object} Answer
 * @property {string} request  The method and path, as they are shown.
 * @property {number} status   0 where there was no answer at all.
 * @property {boolean} ok
 * @property {any} body
 * @property {string | null} retryAfter  In seconds.
 */

const pageSize = 10
const settings = document.body.dataset
const api = settings.api ?? ''

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

const notice = byId('notice', HTMLElement)
const welcome = byId('signed-out', HTMLElement)
const account = byId('account', HTMLElement)
const users = byId('users', HTMLElement)
const rows = byId('rows', HTMLElement)
const query = byId('query', HTMLInputElement)
const pictureFile = byId('picture-file', HTMLInputElement)

/** @type {User | undefined} */
let me
let offset = 0

/**
 * @param {string} page
 * @returns {string}
 */
function andBack(page) {
  const url = new URL(page)
  url.searchParams.set('redirect_url', location.origin + location.pathname)
  return url.href
}

/**
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(string | Node)} content
 */
function make(name, attributes = {}, ...content) {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.append(...content)
  return element
}

// --- Asking the server

/**
 * @param {string} method
 * @param {string} path
 * @param {BodyInit | Record<string, unknown>} [body]
 * @returns {Promise<Answer>}
 */
async function ask(method, path, body) {
  const answer = await send(method, path, body)
  if (answer.status !== 401 || !me) return answer
  // A session token lives for a minute and is renewed when a page loads. A 401 means that nothing was done: ask again.
  await renewSession()
  return send(method, path, body)
}

/**
 * @param {string} method
 * @param {string} path
 * @param {BodyInit | Record<string, unknown>} [body]
 * @returns {Promise<Answer>}
 */
async function send(method, path, body) {
  const request = `${method} ${api}${path}`
  const binary = body instanceof Blob
  try {
    const response = await fetch(api + path, {
      method,
      headers: body ? { 'content-type': binary ? body.type : 'application/json' } : {},
      body: body ? (binary ? body : JSON.stringify(body)) : null,
    })
    return {
      request,
      status: response.status,
      ok: response.ok,
      body: await response.json().catch(() => null),
      retryAfter: response.headers.get('retry-after'),
    }
  } catch {
    return { request, status: 0, ok: false, body: null, retryAfter: null }
  }
}

function renewSession() {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.hidden = true
    frame.src = `/page.css?renew=${Date.now()}`
    const done = () => {
      clearTimeout(patience)
      frame.remove()
      resolve(undefined)
    }
    const patience = setTimeout(done, 5000)
    frame.addEventListener('load', done)
    document.body.append(frame)
  })
}

// --- Saying what happened

/** @param {Answer} answer */
const needsStepUp = (answer) => answer.body?.clerk_error?.reason === 'reverification-error'

/** @param {Answer} answer */
function inWords(answer) {
  if (answer.status === 0) return 'The server did not answer. Is it still running?'
  if (needsStepUp(answer)) {
    return settings.stepUp
      ? 'This needs a fresh proof that it is you. Nothing was changed.'
      : 'This needs a fresh sign-in. Nothing was changed: sign out and in again, then repeat it.'
  }
  const { message = `The server answered ${answer.status} and did not say why.`, issues = [] } = answer.body ?? {}
  const reasons = issues.map((/** @type {any} */ issue) => `${issue.path?.join('.')}: ${issue.message}`)
  const wait = answer.retryAfter ? [`Try again in ${answer.retryAfter} seconds.`] : []
  return [message, ...reasons, ...wait].join(' ')
}

/**
 * @param {string} text
 * @param {Answer} answer
 */
function say(text, answer) {
  const box = make('div', { class: answer.ok ? 'good' : 'bad' }, make('p', {}, text))
  if (needsStepUp(answer) && settings.stepUp) {
    box.append(make('p', {}, make('a', { href: andBack(settings.stepUp) }, 'Confirm that it is you')))
  }
  const dismiss = make('button', { type: 'button', class: 'dismiss', 'aria-label': 'Dismiss this message' }, '×')
  dismiss.addEventListener('click', () => notice.replaceChildren())
  box.append(make('code', {}, `${answer.request} → ${answer.status || 'no answer'}`), dismiss)
  notice.replaceChildren(box)
}

/**
 * Says what came of it, and whether it worked.
 * @param {Answer} answer
 * @param {string} success
 */
function report(answer, success) {
  say(answer.ok ? success : inWords(answer), answer)
  if (answer.status === 401) showSignedOut('You are signed out', 'Your session has ended. Sign in to go on.')
  return answer.ok
}

// --- Dialogs

/**
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<string>} the value of the button that closed it, or nothing
 */
function open(dialog) {
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true })
  })
}

/** @param {{ title: string, text: string, yes: string }} question */
async function confirmed({ title, text, yes }) {
  byId('confirm-title', HTMLElement).textContent = title
  byId('confirm-text', HTMLElement).textContent = text
  byId('confirm-yes', HTMLElement).textContent = yes
  return (await open(byId('confirm', HTMLDialogElement))) === 'yes'
}

const editor = byId('edit', HTMLDialogElement)
const editorText = byId('metadata', HTMLTextAreaElement)
const editorError = byId('metadata-error', HTMLElement)

/** @returns {Record<string, unknown> | undefined} */
function editedMetadata() {
  try {
    const value = JSON.parse(editorText.value)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {}
  return undefined
}

byId('edit-cancel', HTMLElement).addEventListener('click', () => editor.close())
byId('edit-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault()
  if (editedMetadata()) return editor.close('save')
  editorError.textContent = 'This is not a JSON object, such as { "role": "admin" }.'
  editorText.setAttribute('aria-invalid', 'true')
  editorText.focus()
})

/** @param {User} user */
async function newMetadata(user) {
  byId('edit-title', HTMLElement).textContent = `Metadata of ${nameOf(user)}`
  editorText.value = JSON.stringify(user.publicMetadata ?? {}, null, 2)
  editorText.removeAttribute('aria-invalid')
  editorError.textContent = ''
  return (await open(editor)) === 'save' ? editedMetadata() : undefined
}

// --- Showing people

/** @param {User} user */
const emailOf = ({ emailAddresses = [], primaryEmailAddressId }) =>
  (emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0])?.emailAddress

/** @param {User} user */
const nameOf = (user) =>
  [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || emailOf(user) || user.id

/** @param {number | undefined} time */
function day(time) {
  if (!time) return ''
  const date = new Date(time)
  return make(
    'time',
    { datetime: date.toISOString() },
    new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(date),
  )
}

/** @param {User} user */
function showMe(user) {
  me = user
  welcome.hidden = true
  account.hidden = false
  byId('sign-out', HTMLElement).hidden = false
  byId('my-name', HTMLElement).textContent = nameOf(user)
  if (user.imageUrl) byId('my-picture', HTMLImageElement).src = user.imageUrl
  byId('remove-picture', HTMLElement).hidden = !user.hasImage
  byId('my-details', HTMLElement).replaceChildren(
    make('dt', {}, 'E-mail'),
    make('dd', {}, emailOf(user) ?? 'none'),
    make('dt', {}, 'Role'),
    make('dd', {}, String(user.publicMetadata?.role ?? 'member')),
    make('dt', {}, 'Joined'),
    make('dd', {}, day(user.createdAt)),
    make('dt', {}, 'Id'),
    make('dd', {}, make('code', {}, user.id)),
  )
}

/**
 * @param {string} title
 * @param {string} [text]
 */
function showSignedOut(title, text) {
  me = undefined
  account.hidden = true
  users.hidden = true
  byId('sign-out', HTMLElement).hidden = true
  welcome.hidden = false
  const heading = byId('signed-out-title', HTMLElement)
  heading.textContent = title
  if (text) {
    byId('signed-out-text', HTMLElement).textContent = text
    heading.focus()
  }
}

/**
 * Runs at most once at a time for each button, which keeps the focus meanwhile.
 * @param {HTMLElement} button
 * @param {() => Promise<unknown>} action
 */
function onPress(button, action) {
  button.addEventListener('click', async () => {
    if (button.ariaDisabled === 'true') return
    button.ariaDisabled = 'true'
    try {
      await action()
    } finally {
      button.ariaDisabled = null
    }
  })
}

// --- Your account

pictureFile.addEventListener('change', async () => {
  const file = pictureFile.files?.[0]
  if (!file) return
  account.ariaBusy = 'true'
  const answer = await ask('PUT', '/me/profile-image', file)
  account.ariaBusy = null
  pictureFile.value = ''
  if (report(answer, 'Your picture is changed.')) showMe(answer.body)
})

onPress(byId('remove-picture', HTMLElement), async () => {
  const answer = await ask('DELETE', '/me/profile-image')
  if (!report(answer, 'Your picture is removed.')) return
  showMe(answer.body)
  pictureFile.focus()
})

onPress(byId('delete-me', HTMLElement), async () => {
  const sure = await confirmed({
    title: 'Delete your account?',
    text: 'Your profile, your sessions and your sign-in are deleted for good. Nobody can bring them back.',
    yes: 'Delete my account',
  })
  if (!sure) return
  const answer = await ask('DELETE', '/me')
  if (!report(answer, 'Your account is deleted.')) return
  showSignedOut('Your account is deleted', 'You are signed out, and nothing of your profile is left. Goodbye.')
})

// --- Everybody's accounts

/** @param {User} user */
function rowOf(user) {
  const row = /** @type {DocumentFragment} */ (byId('row', HTMLTemplateElement).content.cloneNode(true))
  const line = /** @type {HTMLTableRowElement} */ (row.firstElementChild)
  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (line.querySelector(selector))

  line.dataset.user = user.id
  const picture = /** @type {HTMLImageElement} */ (part('img'))
  if (user.imageUrl) picture.src = user.imageUrl
  part('.name').textContent = nameOf(user)
  part('.email').textContent = emailOf(user) ?? user.id
  part('.joined').append(day(user.createdAt))

  const role = user.publicMetadata?.role
  if (user.id === me?.id) part('.badges').append(make('span', { class: 'badge' }, 'You'))
  if (typeof role === 'string') part('.badges').append(make('span', { class: 'badge' }, role))
  if (user.banned) part('.badges').append(make('span', { class: 'badge warn' }, 'Banned'))
  if (user.locked) part('.badges').append(make('span', { class: 'badge warn' }, 'Locked'))

  for (const { id, label, run, grave } of actionsFor(user)) {
    const button = make(
      'button',
      { type: 'button', class: `button quiet${grave ? ' danger-button' : ''}`, 'data-action': id },
      label,
      make('span', { class: 'hidden' }, ` ${nameOf(user)}`),
    )
    onPress(button, run)
    part('.choices').append(button, ' ')
  }
  return line
}

/**
 * @param {User} user
 * @returns {{ id: string, label: string, grave?: boolean, run: () => Promise<unknown> }[]}
 */
function actionsFor(user) {
  const name = nameOf(user)
  /**
   * @param {string} path
   * @param {string} success
   */
  const change = (path, success) => async () =>
    changed(user, path, await ask('POST', `/users/${user.id}/${path}`), success)

  const metadata = {
    id: 'metadata',
    label: 'Metadata…',
    run: async () => {
      const publicMetadata = await newMetadata(user)
      if (!publicMetadata) return
      const answer = await ask('PUT', `/users/${user.id}/metadata`, { publicMetadata })
      changed(user, 'metadata', answer, `The metadata of ${name} is saved.`)
    },
  }
  // The server refuses the rest for the caller's own account.
  if (user.id === me?.id) return [metadata]

  return [
    user.banned
      ? { id: 'ban', label: 'Unban', run: change('unban', `${name} may sign in again.`) }
      : { id: 'ban', label: 'Ban', run: change('ban', `${name} is banned and signed out everywhere.`) },
    user.locked
      ? { id: 'lock', label: 'Unlock', run: change('unlock', `${name} is unlocked.`) }
      : { id: 'lock', label: 'Lock', run: change('lock', `${name} is locked and cannot sign in for now.`) },
    metadata,
    { id: 'delete', label: 'Delete…', grave: true, run: () => remove(user) },
  ]
}

/**
 * @param {User} user
 * @param {string} action
 * @param {Answer} answer
 * @param {string} success
 */
function changed(user, action, answer, success) {
  if (!report(answer, success)) return
  const row = [...rows.children].find((child) => child instanceof HTMLElement && child.dataset.user === user.id)
  const focus = `[data-action="${action.replace(/^un/, '')}"]`
  const updated = rowOf(answer.body)
  row?.replaceWith(updated)
  const button = updated.querySelector(focus)
  if (button instanceof HTMLElement) button.focus()
}

/** @param {User} user */
async function remove(user) {
  const name = nameOf(user)
  const sure = await confirmed({
    title: `Delete ${name}?`,
    text: `The account of ${name} (${emailOf(user) ?? user.id}) is deleted for good. Nobody can bring it back.`,
    yes: 'Delete the account',
  })
  if (!sure) return
  const answer = await ask('DELETE', `/users/${user.id}`)
  if (!report(answer, `The account of ${name} is deleted.`)) return
  await showUsers()
  byId('users-title', HTMLElement).focus()
}

async function showUsers() {
  const parameters = new URLSearchParams({ limit: String(pageSize), offset: String(offset), orderBy: '-created_at' })
  if (query.value.trim()) parameters.set('query', query.value.trim())
  users.ariaBusy = 'true'
  const answer = await ask('GET', `/users?${parameters}`)
  users.ariaBusy = null
  if (answer.status === 404) return

  const refused = byId('users-refused', HTMLElement)
  users.hidden = false
  refused.hidden = answer.ok
  byId('users-list', HTMLElement).hidden = !answer.ok
  byId('search', HTMLElement).hidden = answer.status === 403
  if (!answer.ok) {
    refused.textContent = inWords(answer)
    return
  }

  /** @type {{ data: User[], totalCount: number }} */
  const { data, totalCount } = answer.body
  if (data.length === 0 && offset > 0) {
    offset = Math.max(0, offset - pageSize)
    return showUsers()
  }
  rows.replaceChildren(...data.map(rowOf))
  byId('no-users', HTMLElement).hidden = data.length > 0
  byId('range', HTMLElement).textContent = data.length
    ? `${offset + 1}–${offset + data.length} of ${totalCount}`
    : '0 users'
  const [previous, next] = [byId('previous', HTMLButtonElement), byId('next', HTMLButtonElement)]
  previous.hidden = next.hidden = totalCount <= pageSize
  previous.disabled = offset === 0
  next.disabled = offset + data.length >= totalCount
}

/** @param {number} step */
const turn = (step) => async () => {
  offset = Math.max(0, offset + step)
  await showUsers()
  byId('users-title', HTMLElement).focus()
}
onPress(byId('previous', HTMLElement), turn(-pageSize))
onPress(byId('next', HTMLElement), turn(pageSize))
byId('search', HTMLElement).addEventListener('submit', (event) => {
  event.preventDefault()
  offset = 0
  showUsers()
})

// --- Start

// A picture that cannot be had leaves its empty circle. Such events do not bubble.
document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLImageElement) target.removeAttribute('src')
  },
  { capture: true },
)

for (const id of ['sign-in', 'sign-out']) {
  const link = byId(id, HTMLAnchorElement)
  link.href = andBack(link.href)
}

const first = await ask('GET', '/me')
if (first.ok) {
  showMe(first.body)
  await showUsers()
} else {
  showSignedOut('Sign in to see your account')
  if (first.status !== 401) say(inWords(first), first)
}
