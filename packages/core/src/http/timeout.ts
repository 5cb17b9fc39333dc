/**
 * Waits for a promise, with a time limit in milliseconds. A plain value is returned at once.
 * @throws what `expired` returns, once the time is up
 */
export function withTimeout<T>(value: T | PromiseLike<T>, timeoutMs: number, expired: () => Error): T | Promise<T> {
  return typeof (value as PromiseLike<T> | null | undefined)?.then === 'function'
    ? waitFor(value as PromiseLike<T>, timeoutMs, expired)
    : (value as T)
}

const waitFor = <T>(value: PromiseLike<T>, timeoutMs: number, expired: () => Error): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(expired()), timeoutMs)
    value.then(
      (result) => {
        clearTimeout(timer)
        resolve(result)
      },
      (error) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
