/**
 * Logs a failure with its causes, without secrets: an invalid key, for instance, is part of the message about it.
 * Only stacks are logged, because other fields of an error may hold what was sent.
 */
export function logError(message: string, error?: unknown): void {
  const stacks: string[] = []
  try {
    for (let cause = error; cause instanceof Error && stacks.length < 5; cause = cause.cause)
      stacks.push(redact(typeof cause.stack === 'string' ? cause.stack : messageOf(cause)))
  } catch {
    // An error of the app's may have fields that throw when they are read.
  }
  console.error(`[account-routes] ${message}`, ...stacks)
}

/** The message of whatever was thrown; '' where it can't be read. */
export function messageOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown)
  } catch {
    return ''
  }
}

/** Cuts a text off at the first secret key, and blanks tokens and the password of an address. As in the package `core`. */
export const redact = (text: string): string =>
  text
    .slice(0, 4000)
    .replace(/\b(?:sk|ak|mt|whsec)_[\s\S]*$/, '[secret removed]')
    .replace(/[\w.-]{14,}/g, withoutToken)
    .replace(/(:\/\/[^\s/:@]{0,200}:)[^\s@]{1,500}@/g, '$1[secret removed]@')

/** Cuts a word off at a JSON Web Token, in linear time. */
function withoutToken(word: string): string {
  const start = word.indexOf('eyJ')
  return start !== -1 && word.includes('.', start) ? `${word.slice(0, start)}[token removed]` : word
}
