import * as v from 'valibot'
import { otherUserFor, ownAccount } from '../operation/guards.ts'
import { json } from '../operation/input.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import { jsonObject } from '../schemas/json.ts'
import { power } from '../schemas/profile.ts'
import { self, user } from '../schemas/user.ts'

/** Clerk's own limit for each kind of metadata. */
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

/** Merges into the caller's unsafe metadata, at any depth; `null` removes a key. The other kinds belong to the app's own code. */
export const updateSelfMetadata = defineOperation({
  id: 'updateSelfMetadata',
  name: 'me.updateMetadata',
  method: 'PATCH',
  path: '/me/metadata',
  summary: 'Change my unsafe metadata',
  guard: ownAccount,
  input: json(v.strictObject({ unsafeMetadata: metadata })),
  output: self,
  refuses: ['not_found'],
  clerk: ['PATCH /users/{user_id}/metadata'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.updateUserMetadata(principal.targetUserId, input)),
})

/** Merges into a user's metadata, at any depth; `null` removes a key. */
export const updateUserMetadata = defineOperation({
  id: 'updateUserMetadata',
  name: 'users.updateMetadata',
  method: 'PATCH',
  ...at('/users/:userId/metadata'),
  summary: "Change a user's metadata",
  guard: otherUserFor(...power),
  sensitive: power,
  input: json(metadataOfUser),
  output: user,
  refuses: ['not_found'],
  clerk: ['PATCH /users/{user_id}/metadata'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.updateUserMetadata(principal.targetUserId, input)),
})

/** Replaces each given kind of a user's metadata as a whole. */
export const replaceUserMetadata = defineOperation({
  id: 'replaceUserMetadata',
  name: 'users.replaceMetadata',
  method: 'PUT',
  ...at('/users/:userId/metadata'),
  summary: "Replace a user's metadata",
  guard: otherUserFor(...power),
  sensitive: power,
  input: json(metadataOfUser),
  output: user,
  refuses: ['not_found'],
  clerk: ['PUT /users/{user_id}/metadata'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.replaceUserMetadata?.(principal.targetUserId, input)),
})
