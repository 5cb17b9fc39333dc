import { type Blocker, refusals } from '../http/refusal.ts'

/** Reasons against a deletion as JSON holds them: an app's own function may return anything. */
export const plainBlockers = (given: readonly unknown[]): readonly Blocker[] => given.map(plainBlocker)

function plainBlocker(given: unknown): Blocker {
  const details = fieldsOf(given)
  const { code, message = given } = details
  return {
    ...details,
    code: typeof code === 'string' ? code : 'blocked',
    message: typeof message === 'string' ? message : refusals.blocked[1],
  }
}

/** The fields that JSON has a form for; of a cycle, or where one can't be read, only the code and the message. */
function fieldsOf(given: unknown): Partial<Blocker> {
  if (typeof given !== 'object' || given === null) return {}
  try {
    return JSON.parse(JSON.stringify(given, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
  } catch {
    const { code, message } = given as Partial<Blocker>
    return { ...(code !== undefined && { code }), ...(message !== undefined && { message }) }
  }
}
