const api = '/api/account'

/** What came of a request to the account routes. */
export interface Answer {
  /** The method and path, as they are shown. */
  readonly request: string
  /** 0 where there was no answer at all. */
  readonly status: number
  readonly ok: boolean
  readonly body: unknown
  /** In seconds. */
  readonly retryAfter: string | null
}

type Body = File | Readonly<Record<string, unknown>>

/** Asks the account routes. Never throws. */
export async function ask(method: string, path: string, body?: Body): Promise<Answer> {
  const answer = await send(method, path, body)
  if (answer.status !== 401) return answer
  // A session token lives for a minute and is renewed when a page loads. A 401 means that nothing was done: ask again.
  await renewSession()
  return send(method, path, body)
}

async function send(method: string, path: string, body?: Body): Promise<Answer> {
  const request = `${method} ${api}${path}`
  try {
    const response = await fetch(api + path, {
      method,
      ...(body instanceof File && { headers: { 'content-type': body.type }, body }),
      ...(body &&
        !(body instanceof File) && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
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

/** Loads a page out of sight, whose way leads through Clerk where the token has expired. */
function renewSession(): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    const done = () => {
      clearTimeout(patience)
      frame.remove()
      resolve()
    }
    const patience = setTimeout(done, 5000)
    frame.hidden = true
    frame.src = `${api}?renew=${Date.now()}`
    frame.addEventListener('load', done)
    document.body.append(frame)
  })
}
