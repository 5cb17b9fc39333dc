// Buttons name the request that they stand for. What came of it is said when the page, made anew by the server, is there.

interface Outcome {
  readonly ok: boolean
  readonly text: string
  /** Method, path and status. */
  readonly request: string
  readonly stepUp: boolean
}

const api = '/api/account'
const storage = 'outcome'

const byId = <T extends HTMLElement>(id: string, type: new () => T): T => {
  const element = document.getElementById(id)
  if (element instanceof type) return element
  throw new Error(`The page has no ${type.name} #${id}.`)
}

const stepUpUrl = document.querySelector<HTMLElement>('[data-step-up]')?.dataset.stepUp

async function ask(request: string, body?: BodyInit): Promise<Outcome> {
  const [method = '', path = ''] = request.split(' ')
  const type = body instanceof Blob ? body.type : 'application/json'
  const send = () => fetch(api + path, { method, ...(body && { body, headers: { 'content-type': type } }) })
  try {
    let response = await send()
    // A session token lives for a minute. A 401 means that nothing was done: renew it and ask again.
    if (response.status === 401) {
      await renewSession()
      response = await send()
    }
    return await outcomeOf(`${method} ${api}${path}`, response)
  } catch {
    const text = 'The server did not answer. Is it still running?'
    return { ok: false, text, request: `${method} ${api}${path} → no answer`, stepUp: false }
  }
}

/** Loads a page out of sight, whose way leads through Clerk where the token has expired. */
function renewSession(): Promise<void> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = `${api}?renew=${Date.now()}`
  return new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve())
    setTimeout(resolve, 5000)
    document.body.append(frame)
  }).finally(() => frame.remove())
}

async function outcomeOf(request: string, response: Response): Promise<Outcome> {
  const {
    clerk_error,
    message = `The server answered ${response.status} and did not say why.`,
    issues = [],
  } = await response.json().catch(() => ({}))
  const stepUp = clerk_error?.reason === 'reverification-error'
  const confirm = stepUpUrl
    ? 'This needs a fresh proof that it is you. Nothing was changed.'
    : 'This needs a fresh sign-in. Nothing was changed: sign out and in again, then repeat it.'
  const reasons = issues.map(
    (issue: { path: string[]; message: string }) => `${issue.path.join('.')}: ${issue.message}`,
  )
  const seconds = response.headers.get('retry-after')
  const wait = seconds ? [`Try again in ${seconds} seconds.`] : []
  const text = stepUp ? confirm : [message, ...reasons, ...wait].join(' ')
  return { ok: response.ok, text, request: `${request} → ${response.status}`, stepUp }
}

function say({ ok, text, request, stepUp }: Outcome): void {
  const box = document.createElement('div')
  box.className = ok ? 'good' : 'bad'
  box.append(paragraph(text))
  if (stepUp && stepUpUrl) {
    const link = document.createElement('a')
    link.href = stepUpUrl
    link.textContent = 'Confirm that it is you'
    box.append(paragraph(link))
  }
  const code = document.createElement('code')
  code.textContent = request
  const dismiss = document.createElement('button')
  dismiss.className = 'dismiss'
  dismiss.type = 'button'
  dismiss.textContent = '×'
  dismiss.ariaLabel = 'Dismiss this message'
  dismiss.addEventListener('click', () => notice.replaceChildren())
  box.append(code, dismiss)
  notice.replaceChildren(box)
}

function paragraph(content: string | Node): HTMLElement {
  const element = document.createElement('p')
  element.append(content)
  return element
}

/** Shows the page as it is now, with what came of the request. A refusal changes nothing but its words. */
async function perform(request: string, done: string, focus: string, body?: BodyInit, next?: string): Promise<void> {
  const outcome = await ask(request, body)
  if (!outcome.ok) return say(outcome)
  if (next) return location.assign(next)
  sessionStorage.setItem(storage, JSON.stringify({ outcome: { ...outcome, text: done }, focus }))
  location.reload()
}

/** The value of the button that closed it, or nothing. */
function open(dialog: HTMLDialogElement): Promise<string> {
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true })
  })
}

async function confirmed({ title = '', text = '', yes = '' }: DOMStringMap): Promise<boolean> {
  byId('confirm-title', HTMLElement).textContent = title
  byId('confirm-text', HTMLElement).textContent = text
  byId('confirm-yes', HTMLElement).textContent = yes
  return (await open(byId('confirm', HTMLDialogElement))) === 'yes'
}

async function edited({ title = '', metadata = '' }: DOMStringMap): Promise<string | undefined> {
  byId('edit-title', HTMLElement).textContent = title
  const field = byId('metadata', HTMLTextAreaElement)
  field.value = metadata
  complain('')
  if ((await open(byId('edit', HTMLDialogElement))) !== 'save') return undefined
  return JSON.stringify({ publicMetadata: JSON.parse(field.value) })
}

function complain(text: string): void {
  byId('metadata-error', HTMLElement).textContent = text
  byId('metadata', HTMLTextAreaElement).ariaInvalid = text ? 'true' : null
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

async function press(button: HTMLElement): Promise<void> {
  const { request = '', done = '', focus = button.id, next, metadata, yes } = button.dataset
  if (yes && !(await confirmed(button.dataset))) return
  const body = metadata === undefined ? undefined : await edited(button.dataset)
  if (metadata !== undefined && body === undefined) return
  await perform(request, done, focus, body, next)
}

for (const button of document.querySelectorAll<HTMLElement>('[data-request]'))
  button.addEventListener('click', async (event) => {
    event.preventDefault()
    if (button.ariaDisabled === 'true') return
    button.ariaDisabled = 'true'
    await press(button).finally(() => {
      button.ariaDisabled = null
    })
  })

byId('edit', HTMLDialogElement)
  .querySelector('form')
  ?.addEventListener('submit', (event) => {
    const saves = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'save'
    const field = byId('metadata', HTMLTextAreaElement)
    if (!saves || isJsonObject(field.value)) return
    event.preventDefault()
    complain('This is not a JSON object, such as { "role": "admin" }.')
    field.focus()
  })

const picture = document.getElementById('picture')
if (picture instanceof HTMLInputElement)
  picture.addEventListener('change', async () => {
    const file = picture.files?.[0]
    if (file) await perform('PUT /me/profile-image', 'Your picture is changed.', picture.id, file)
    picture.value = ''
  })

const notice = byId('notice', HTMLElement)
const saved = sessionStorage.getItem(storage)
if (saved) {
  sessionStorage.removeItem(storage)
  const { outcome, focus } = JSON.parse(saved)
  document.getElementById(focus)?.focus({ preventScroll: true })
  say(outcome)
}
