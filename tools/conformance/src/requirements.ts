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
  1: { text: 'A signed-out request gets 401, and nothing else happens', source: 'ASVS 8.3.1, 16.5.3' },
  2: { text: 'A 401 says how to sign in: `WWW-Authenticate`', source: 'RFC 9110, 15.5.2' },
  3: { text: 'GET, HEAD and OPTIONS change nothing', source: 'ASVS 3.5.3' },
  4: { text: 'An unsupported method is 405 with `Allow`', source: 'ASVS 4.1.4; RFC 9110, 15.5.6' },
  5: { text: '`Sec-Fetch-Site` must be `same-origin` or `none`', source: 'CS on CSRF; Go 1.25, CrossOriginProtection' },
  6: { text: "Without it, `Origin` must be exactly the app's own host", source: 'CS on CSRF; Go 1.25' },
  7: { text: 'Without both, cookie sessions are refused; a Bearer token needs neither', source: 'CS on CSRF' },
  8: { text: 'Trusted origins are scheme, host and port; an invalid one stops the app', source: 'Go 1.25' },
  9: { text: 'A change with a body cannot be sent by a plain form', source: 'ASVS 3.5.2' },
  10: { text: 'Only the session decides whose account it is', source: 'ASVS 8.2.2' },
  11: { text: 'Only session tokens count: no API key, machine, OAuth or template token', source: 'ASVS 9.2.2' },
  12: { text: 'No user, or a pending session, is signed out' },
  13: { text: 'A token for another party is refused if the app sets `authorizedParties`', source: 'ASVS 9.2.3' },
  14: { text: 'Sensitive operations are refused while impersonating' },
  15: { text: 'Sensitive operations need a recent verification', source: 'ASVS 7.5.3' },
  16: { text: "The challenge is the one that Clerk's `useReverification()` understands" },
  17: { text: 'The server enforces it', source: 'CS on transaction authorization' },
  18: { text: "The server also enforces Clerk's switch against deleting one's own account", source: 'ASVS 8.2.1' },
  19: { text: 'If something cannot be checked, it is not done', source: 'ASVS 16.5.2' },
  20: {
    text: 'Calls have a time limit and are not repeated; an unknown outcome is reported as such',
    source: 'ASVS 13.1.3',
  },
  21: { text: '`Retry-After` is passed on unchanged' },
  22: { text: 'A rate limiter can run before any call to Clerk', source: 'ASVS 2.4.1' },
  23: { text: 'Deleting again, or at the same time, succeeds', source: 'RFC 9110, 9.2.2' },
  24: { text: 'DELETE needs no body', source: 'RFC 9110, 9.3.5' },
  25: { text: 'A failed step can be retried', source: 'ASVS 2.3.3, 15.4.2' },
  26: { text: 'The session ends with the account', source: 'ASVS 7.4' },
  27: { text: 'Every answer has the headers that keep it private', source: 'ASVS 3.2.1, 4.1.1, 14.3.2' },
  28: { text: 'Answers contain what is needed and no internals', source: 'ASVS 15.3.1, 16.5.1' },
  29: { text: 'Only listed fields are accepted', source: 'ASVS 15.3.3; CS on mass assignment' },
  30: { text: 'Redirects lead only where the app said', source: 'ASVS 3.7.2' },
  31: { text: 'Every attempt is reported with its caller, and without secrets', source: 'ASVS 16.3.2; CS on logging' },
  32: { text: 'Administrators can set passwords only if the app lists the field', source: 'ASVS 6.4.6' },
  33: {
    text: 'Webhooks are signed, count once, and may come in any order',
    elsewhere: ['packages/core/test/webhook.test.ts'],
  },
  34: {
    text: 'No log contains a secret',
    source: 'ASVS 13.3.1',
    elsewhere: ['tools/conformance/src/conformance.ts'],
  },
  35: { text: 'Ids are checked before they are used' },
  36: { text: 'Operations that reveal whether a guess is right are mounted only with a limiter' },
  37: { text: 'A check against missing configuration fails closed', also: [attacks] },
  38: { text: 'No request of a stranger or a member costs more than a few milliseconds', also: [...scaling] },
  39: { text: 'No regular expression over input takes more than linear time', also: [...scaling] },
  40: { text: "Success means success: only Clerk's own answer about this resource counts", also: [attacks] },
  41: {
    text: "The caller's own id in a path on other users has the rules of `/me`",
    also: ['packages/core/test/power'],
  },
  42: { text: 'A revoked administrator cannot undo it while their token is valid' },
  43: {
    also: ['packages/core/test/power'],
    text: 'While impersonating, no other user is changed; power and credentials need a recent verification',
    source: 'ASVS 7.5.3',
  },
  44: { text: 'A permission in an organization reaches only that organization' },
  45: { text: "The operation's own path decides which account it affects", also: [attacks] },
  46: { text: '`authorize` sees the input', also: [attacks] },
  47: {
    text: 'Memory, connections and time of uploads are bounded',
    also: ['tools/conformance/test/resources.test.ts', 'packages/core/test/upload-slots.test.ts'],
  },
  48: { text: '`timeoutMs` limits everything that is waited for', also: ['packages/core/test/timeouts.test.ts'] },
  49: { text: 'A session that cannot be verified does not count as signed out', also: [diagnosis] },
  50: { text: 'Logs have the cause and no secret', also: [attacks, 'packages/core/test/reachability.test.ts'] },
  51: { text: 'An event names every user involved', also: [attacks] },
  52: { text: 'Redirect options are checked at start to be valid headers', also: [attacks] },
  53: { text: 'Answers do not grow with invalid input', also: [attacks] },
  54: {
    text: 'The emulator opens only its own files and answers only its own hosts',
    elsewhere: [`${emulator}/store/foreign-files.test.ts`, `${emulator}/server/hosts.test.ts`],
  },
  55: {
    text: 'A transaction that fails is undone as a whole, and the next one works',
    elsewhere: [`${emulator}/store/transactions.test.ts`],
  },
  56: { text: 'A deletion is never left half done, wherever the process is killed', elsewhere: [deletions] },
  57: { text: "With another instance's key, no user counts as gone", also: [attacks] },
  58: {
    text: 'A validly signed webhook about an existing user deletes nothing',
    also: ['packages/core/test/webhook.test.ts'],
  },
  59: { text: 'An answer of 409 or 503 to a deletion is final', also: [deletions] },
  60: { text: 'Text of strangers is never interpreted as HTML', elsewhere: ['packages/elements/test'] },
}
