import * as v from 'valibot'
import { anyUser, ownAccount } from '../guard.ts'
import { json } from '../input.ts'
import { defineOperation } from '../operation.ts'
import { at } from '../path-ids.ts'
import { jsonObject } from '../schemas/json.ts'
import { self, user } from '../schemas/user.ts'

/** Clerk's own bound on each kind of metadata. */
const maxBytes = 8192

const metadata = v.pipe(
  jsonObject,
  v.check(
    (value) => new TextEncoder().encode(JSON.stringify(value)).length <= maxBytes,
    `Larger than ${maxBytes} bytes.`,
  ),
)

const metadataOfUser = v.pipe(
  v.strictObject({
    publicMetadata: v.exactOptional(metadata),
    privateMetadata: v.exactOptional(metadata),
    unsafeMetadata: v.exactOptional(metadata),
  }),
  v.minEntries(1, 'Give at least one field.'),
)

/** Merges into the caller's unsafe metadata, at any depth; `null` removes a key. The other kinds are for the app's own code. */
export const updateSelfMetadata = defineOperation({
  id: 'updateSelfMetadata',
  method: 'PATCH',
  path: '/me/metadata',
  summary: 'Change my unsafe metadata',
  guard: ownAccount,
  input: json(v.strictObject({ unsafeMetadata: metadata })),
  output: self,
  upstream: ['PATCH /users/{user_id}/metadata'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.updateUserMetadata(principal.targetUserId, input)),
})

/** Merges into a user's metadata, at any depth; `null` removes a key. */
export const updateUserMetadata = defineOperation({
  id: 'updateUserMetadata',
  method: 'PATCH',
  ...at('/users/:userId/metadata'),
  summary: "Change a user's metadata",
  guard: anyUser,
  input: json(metadataOfUser),
  output: user,
  upstream: ['PATCH /users/{user_id}/metadata'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.updateUserMetadata(principal.targetUserId, input)),
})

/** Replaces each kind of a user's metadata that is given, whole. */
export const replaceUserMetadata = defineOperation({
  id: 'replaceUserMetadata',
  method: 'PUT',
  ...at('/users/:userId/metadata'),
  summary: "Replace a user's metadata",
  guard: anyUser,
  input: json(metadataOfUser),
  output: user,
  upstream: ['PUT /users/{user_id}/metadata'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.replaceUserMetadata?.(principal.targetUserId, input)),
})
