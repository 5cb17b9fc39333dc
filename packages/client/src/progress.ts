/** The part of fetch() that the client uses, with the progress of uploads. */
export const fetchWithProgress = (onProgress: (fraction: number) => void): typeof fetch =>
  typeof XMLHttpRequest === 'undefined'
    ? fetch
    : (url, init = {}) =>
        new Promise((resolve, reject) => sendByRequest(String(url), init, onProgress, resolve, reject))

function sendByRequest(
  url: string,
  { signal, method, headers, body }: RequestInit,
  onProgress: (fraction: number) => void,
  resolve: (response: Response) => void,
  reject: (reason: TypeError) => void,
): void {
  const sent = new XMLHttpRequest()
  const target = new URL(url, globalThis.location?.href).href
  const fail = (): void => reject(new TypeError('The upload failed.'))
  sent.open(method as string, target)
  for (const [name, value] of Object.entries(headers as object)) sent.setRequestHeader(name, value)
  sent.upload.onprogress = ({ loaded, total }) => onProgress(total && loaded / total)
  sent.onerror = fail
  sent.onabort = fail
  sent.onload = () => {
    // XMLHttpRequest always follows redirects, so an answer from another origin is ignored.
    if (sent.responseURL !== target) return fail()
    const retryAfter = sent.getResponseHeader('retry-after')
    const answered = retryAfter ? { 'retry-after': retryAfter } : {}
    try {
      // An answer of 204 takes no text, not even an empty one.
      resolve(new Response(sent.responseText || null, { status: sent.status, headers: answered }))
    } catch {
      fail()
    }
  }
  signal?.addEventListener('abort', () => sent.abort())
  if (signal?.aborted) fail()
  else sent.send(body as Blob)
}
