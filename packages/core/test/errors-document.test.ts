import { expectGenerated, table } from '@account-routes/test-support/generated'
import { test } from 'vitest'
import { type RefusalCode, refusals } from '../src/index.ts'

/** The meaning of each code, and what a client does about it. The compiler misses a code that is not here. */
const advice: Readonly<Record<RefusalCode, readonly [meaning: string, client: string]>> = {
  unauthenticated: [
    'No session, an expired one, or a token that is not a session token.',
    'Send the user to sign in. In the browser, reload the page first: that renews an expired session.',
  ],
  cross_origin: [
    "A change with cookies came from a page that is not the app's own.",
    'Send a session token instead of cookies, or list the origin in `trustedOrigins`.',
  ],
  reverification_required: [
    'A sensitive operation, and the last verification is too old.',
    'Verify the user and repeat the request: [step-up](step-up.md).',
  ],
  impersonated: [
    'Somebody impersonates the user, and the operation is sensitive or changes another user.',
    'End the impersonation first.',
  ],
  self_deletion_disabled: [
    "Clerk's `delete_self_enabled` is off for this user.",
    'Hide the button; an administrator can delete the account.',
  ],
  forbidden: ['`authorize` did not return `true`, or Clerk does not allow it.', 'Show the message.'],
  not_found: [
    'No such operation at this path, or Clerk has no such user, session or factor. Operations that are not mounted are not found either.',
    'Treat the thing as gone.',
  ],
  method_not_allowed: ['The path exists with other methods, which `Allow` lists.', 'Fix the request.'],
  request_timeout: ['The body took too long to arrive.', 'Send it again.'],
  own_account: ["An administrator's operation named the administrator's own account.", 'Use `/me` instead.'],
  blocked: ['The app has reasons against this deletion, listed in `blockers`.', 'Show them.'],
  deletion_in_progress: ['This account is being deleted.', 'Wait for it to end.'],
  invalid_json: ['The body is not JSON.', 'Fix the request.'],
  incomplete_body: ['The connection ended before the body did.', 'Send it again.'],
  body_too_large: ['More than 100 kB of JSON, 10 MB of picture, or what the server itself accepts.', 'Send less.'],
  unsupported_media_type: [
    'The body is not `application/json`, or not a picture.',
    'Set the `Content-Type`, or choose a PNG, JPEG, GIF or WebP file.',
  ],
  invalid_signature: [
    'A webhook whose signature does not fit, or that is too old.',
    'Check that `CLERK_WEBHOOK_SIGNING_SECRET` belongs to this endpoint.',
  ],
  invalid_input: [
    'Unknown fields, missing ones, or values that Clerk refuses; `issues` lists them.',
    'Show the issues.',
  ],
  rate_limited: ['The limiter or Clerk refused.', 'Wait for `Retry-After` seconds.'],
  client_closed_request: [
    'The client hung up before anything was done.',
    'Nobody is there to see this; it is for logs.',
  ],
  misconfigured: [
    "Clerk's middleware, a key or an option is missing on the server. The log says which.",
    'Show the message; the server has to be fixed.',
  ],
  internal: ['A fault of the server or of these routes. The log has the cause.', 'Show the message.'],
  not_implemented: ["The server's version of Clerk's SDK lacks this method.", "Update Clerk's SDK."],
  clerk_unavailable: [
    'Clerk could not be reached or gave an unusable answer. After a change the message says that it may have happened.',
    'Reload to see how things are, then try again. Deleting is safe to repeat.',
  ],
  busy: [
    'Too many uploads at once, or the app could not decide about a deletion. Nothing was done.',
    'Try again soon.',
  ],
  clerk_timeout: [
    'Clerk did not answer in time. After a change the message says that it may have happened.',
    'Reload to see how things are, then try again. Deleting is safe to repeat.',
  ],
}

test('docs/errors.md explains every refusal', () => {
  const rows = Object.entries(refusals).map(([code, [status, message]]) => {
    const [meaning, client] = advice[code as RefusalCode]
    return [`\`${code}\``, String(status), message, meaning, client]
  })
  expectGenerated(
    'docs/errors.md',
    'errors',
    table(['code', 'status', 'message', 'meaning', 'what a client does'], rows),
  )
})
