/** Requirements of deleting an account and managing users. Test names carry the numbers. */
export interface Requirement {
  readonly text: string
  /** ASVS is OWASP's Application Security Verification Standard 5.0; CS its cheat sheets; RFCs by their number. */
  readonly source?: string
  /** The tests that show it, as paths in the repository, where no check over HTTP can. */
  readonly elsewhere?: readonly string[]
  /** Tests that show more of it than the checks do. */
  readonly also?: readonly string[]
}

const attacks = 'packages/core/test/attacks.test.ts'
const diagnosis = 'packages/core/test/diagnosis.test.ts'
const emulator = 'packages/emulator/test'
const deletions = 'packages/deletion/test'
const scaling = [
  'packages/core/test/scaling.test.ts',
  'packages/core/test/webhook-scaling.test.ts',
  `${emulator}/server/scaling.test.ts`,
]

export const requirements: Readonly<Record<number, Requirement>> = {
  1: { text: 'Signed out ends in 401, and nothing else happens', source: 'ASVS 8.3.1, 16.5.3' },
  2: { text: 'A 401 says how to sign in: `WWW-Authenticate`', source: 'RFC 9110, 15.5.2' },
  3: { text: 'GET, HEAD and OPTIONS change nothing', source: 'ASVS 3.5.3' },
  4: { text: 'A method that is not there is 405 with `Allow`', source: 'ASVS 4.1.4; RFC 9110, 15.5.6' },
  5: { text: '`Sec-Fetch-Site` must be `same-origin` or `none`', source: 'CS on CSRF; Go 1.25, CrossOriginProtection' },
  6: { text: 'Without it, `Origin` must be exactly the own host', source: 'CS on CSRF; Go 1.25' },
  7: { text: 'Without both, no cookie session; a Bearer token needs neither', source: 'CS on CSRF' },
  8: { text: 'Trusted origins are scheme, host and port; a wrong one stops the app', source: 'Go 1.25' },
  9: { text: 'A change with a body cannot be sent by a plain form', source: 'ASVS 3.5.2' },
  10: { text: 'Whose own account it is, only the session says', source: 'ASVS 8.2.2' },
  11: { text: 'Only session tokens count: no API key, machine, OAuth or template token', source: 'ASVS 9.2.2' },
  12: { text: 'No user, or a pending session, is signed out' },
  13: { text: 'A token for another party is refused where the app says who its parties are', source: 'ASVS 9.2.3' },
  14: { text: 'Sensitive operations are refused while impersonating' },
  15: { text: 'Sensitive operations need a fresh sign-in', source: 'ASVS 7.5.3' },
  16: { text: "The challenge for it is the one that Clerk's `useReverification()` knows" },
  17: { text: 'Freshness is enforced on the server', source: 'CS on transaction authorization' },
  18: { text: 'So is the switch that forbids an account to delete itself', source: 'ASVS 8.2.1' },
  19: { text: 'What cannot be checked is not done', source: 'ASVS 16.5.2' },
  20: { text: 'Calls are bounded in time and not repeated; an unknown outcome is told', source: 'ASVS 13.1.3' },
  21: { text: '`Retry-After` is passed on as it came' },
  22: { text: 'There is a place for a rate limiter, before anything is asked', source: 'ASVS 2.4.1' },
  23: { text: 'Deleting again, or at the same time, succeeds', source: 'RFC 9110, 9.2.2' },
  24: { text: 'DELETE needs no body', source: 'RFC 9110, 9.3.5' },
  25: { text: 'A step that failed can be taken again', source: 'ASVS 2.3.3, 15.4.2' },
  26: { text: 'The session ends with the account', source: 'ASVS 7.4' },
  27: { text: 'Every answer has the headers that keep it private', source: 'ASVS 3.2.1, 4.1.1, 14.3.2' },
  28: { text: 'Answers hold what is needed and nothing of the inside', source: 'ASVS 15.3.1, 16.5.1' },
  29: { text: 'Only listed fields are taken', source: 'ASVS 15.3.3; CS on mass assignment' },
  30: { text: 'Redirects go where the app said', source: 'ASVS 3.7.2' },
  31: { text: 'Every attempt is logged with who made it, and without secrets', source: 'ASVS 16.3.2; CS on logging' },
  32: { text: "An administrator does not set somebody's password unless the app lists it", source: 'ASVS 6.4.6' },
  33: {
    text: 'A webhook is signed, counts once, and its order does not matter',
    elsewhere: ['packages/core/test/webhook.test.ts'],
  },
  34: {
    text: 'No secret is in a log',
    source: 'ASVS 13.3.1',
    elsewhere: ['tools/conformance/src/conformance.ts'],
  },
  35: { text: 'Ids are checked before they are used' },
  36: { text: 'What tells whether a guess is right is mounted with a limiter only' },
  37: { text: 'A check against configuration fails closed where the configuration is missing', also: [attacks] },
  38: { text: 'No request of a stranger or a member costs more than a few milliseconds', also: [...scaling] },
  39: { text: 'No expression over input takes more than linear time', also: [...scaling] },
  40: { text: "Done means done: only Clerk's own words about this resource count", also: [attacks] },
  41: { text: 'The own id in a path on others has the rules of `/me`', also: ['packages/core/test/power'] },
  42: { text: 'A revoked administrator cannot undo it while the token lives' },
  43: {
    also: ['packages/core/test/power'],
    text: 'While impersonating nothing about others is changed; power and credentials need a fresh sign-in',
    source: 'ASVS 7.5.3',
  },
  44: { text: "An organization's permission reaches that organization only" },
  45: { text: "The operation's own path decides whom it is about", also: [attacks] },
  46: { text: '`authorize` sees the input', also: [attacks] },
  47: {
    text: 'Memory, connections and time of uploads are bounded',
    also: ['tools/conformance/test/resources.test.ts', 'packages/core/test/upload-slots.test.ts'],
  },
  48: { text: 'Everything waited for is bounded by `timeoutMs`', also: ['packages/core/test/timeouts.test.ts'] },
  49: { text: 'A session that cannot be verified is not signed out', also: [diagnosis] },
  50: { text: 'Logs carry the cause and no secret', also: [attacks, 'packages/core/test/reachability.test.ts'] },
  51: { text: 'An event names everybody concerned', also: [attacks] },
  52: { text: 'A redirect is checked at start to be a header', also: [attacks] },
  53: { text: 'An answer does not grow with bad input', also: [attacks] },
  54: {
    text: 'The emulator opens its own files and answers its own hosts only',
    elsewhere: [`${emulator}/store/foreign-files.test.ts`, `${emulator}/server/hosts.test.ts`],
  },
  55: {
    text: 'A failed transaction leaves nothing switched off',
    elsewhere: [`${emulator}/store/transactions.test.ts`],
  },
  56: { text: 'A deletion is never half, wherever the process is killed', elsewhere: [deletions] },
  57: { text: 'A key of another instance never counts as gone', also: [attacks] },
  58: {
    text: 'A validly signed webhook about a living user deletes nothing',
    also: ['packages/core/test/webhook.test.ts'],
  },
  59: { text: 'An answer of 409 or 503 to a deletion is final', also: [deletions] },
  60: { text: "Strangers' text is text", elsewhere: ['packages/elements/test'] },
}
