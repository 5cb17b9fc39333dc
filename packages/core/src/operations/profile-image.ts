import { anyUser, ownAccount } from '../guard.ts'
import { type Picture, picture } from '../input.ts'
import { defineOperation, type RunContext } from '../operation.ts'
import { at } from '../path-ids.ts'
import type { AccountPrincipal } from '../principal.ts'
import { self, user } from '../schemas/user.ts'

const setImage = {
  method: 'PUT',
  input: picture,
  upstream: ['POST /users/{user_id}/profile_image'],
  run: ({ principal, input: { bytes, type }, clerk }: RunContext<AccountPrincipal, Picture>) =>
    clerk.change((client) =>
      client.users.updateUserProfileImage(principal.targetUserId, {
        // The SDK takes a name from nowhere else, and Clerk refuses a part without one. The cast is about shared memory, which a body never is in.
        file: new File([bytes as BlobPart], `image.${type.slice(6)}`, { type }),
      }),
    ),
} as const

const deleteImage = {
  method: 'DELETE',
  upstream: ['DELETE /users/{user_id}/profile_image'],
  run: ({ principal, clerk }: RunContext<AccountPrincipal, undefined>) =>
    clerk.change((client) => client.users.deleteUserProfileImage(principal.targetUserId)),
} as const

/** Sets the caller's picture: PNG, JPEG, GIF or WebP by its bytes, up to 10 MB. */
export const setSelfProfileImage = defineOperation({
  ...setImage,
  id: 'setSelfProfileImage',
  path: '/me/profile-image',
  summary: 'Set my picture',
  guard: ownAccount,
  output: self,
})

/** Removes the caller's picture. */
export const deleteSelfProfileImage = defineOperation({
  ...deleteImage,
  id: 'deleteSelfProfileImage',
  path: '/me/profile-image',
  summary: 'Remove my picture',
  guard: ownAccount,
  output: self,
})

/** Sets a user's picture: PNG, JPEG, GIF or WebP by its bytes, up to 10 MB. */
export const updateUserProfileImage = defineOperation({
  ...setImage,
  id: 'updateUserProfileImage',
  ...at('/users/:userId/profile-image'),
  summary: "Set a user's picture",
  guard: anyUser,
  output: user,
})

/** Removes a user's picture. */
export const deleteUserProfileImage = defineOperation({
  ...deleteImage,
  id: 'deleteUserProfileImage',
  ...at('/users/:userId/profile-image'),
  summary: "Remove a user's picture",
  guard: anyUser,
  output: user,
})
