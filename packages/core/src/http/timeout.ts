/**
 * Waits at most so many milliseconds for a promise; a plain value costs no timer.
 * @throws what `expired` returns, once the time is up
 */
export async function withTimeout<T>(value: T | PromiseLike<T>, timeoutMs: number, expired: () => Error): Promise<T> {
  if (typeof (value as PromiseLike<T> | null | undefined)?.then !== 'function') return value
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<T>((resolve, reject) => {
      timer = setTimeout(() => reject(expired()), timeoutMs)
      ;(value as PromiseLike<T>).then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}
