/**
 * `$fetch` for the account routes. On the server it takes the cookies of the page's request along. In the browser it
 * renews a session token that expired, which lives for a minute, and asks again: a 401 means that nothing was done.
 */
export function useAccountFetch(): typeof $fetch {
  if (import.meta.server) return useRequestFetch() as typeof $fetch
  return $fetch.create({
    retry: 1,
    retryStatusCodes: [401],
    onResponseError: ({ response }) => (response.status === 401 ? renewSession() : undefined),
  })
}

/** Loads a page out of sight, whose way leads through Clerk where the token has expired. */
function renewSession(): Promise<void> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = `/api/account?renew=${Date.now()}`
  return new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve())
    setTimeout(resolve, 5000)
    document.body.append(frame)
  }).finally(() => frame.remove())
}
