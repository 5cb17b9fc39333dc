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
  sent.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
  sent.onerror = fail
  sent.onabort = fail
  sent.onload = () => {
    // XMLHttpRequest always follows redirects, so an answer from another origin is ignored.
    if (sent.responseURL !== target) return fail()
    const retryAfter = sent.getResponseHeader('retry-after')
    const answered = retryAfter ? { 'retry-after': retryAfter } : {}
    resolve(new Response(sent.responseText, { status: sent.status, headers: answered }))
  }
  signal?.addEventListener('abort', () => sent.abort())
  sent.send(body as Blob)
}
