/**
 * Waits at most so many milliseconds for a promise; a plain value comes back at once.
 * @throws what `expired` returns, once the time is up
 */
export function withTimeout<T>(value: T | PromiseLike<T>, timeoutMs: number, expired: () => Error): T | Promise<T> {
  return typeof (value as PromiseLike<T> | null | undefined)?.then === 'function'
    ? waitFor(value as PromiseLike<T>, timeoutMs, expired)
    : (value as T)
}

/** The most milliseconds of a timer: it ends a longer one at once. */
const maxTimer = 2_147_483_647

const waitFor = <T>(value: PromiseLike<T>, timeoutMs: number, expired: () => Error): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(expired()), Math.min(timeoutMs, maxTimer))
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
