import { sqliteProblem } from '../store/sqlite-errors.ts'

/** Logs an error that no answer explains: one line for a data file that fails, the stack for a fault of the emulator. */
export function logUnexpected(request: Request, error: unknown): void {
  // A caller that hung up while its body was being read is no fault.
  if (request.signal.aborted) return
  const problem = sqliteProblem(error)
  const { pathname } = new URL(request.url)
  if (problem) console.error(`The data file could not be used for ${request.method} ${pathname}: ${problem}.`)
  else console.error(error)
}
