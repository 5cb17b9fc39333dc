import { anyUser, ownAccount } from '../operation/guards.ts'
import { defineOperation, type RunContext } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import { picture } from '../operation/picture-input.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import { self, user } from '../schemas/user.ts'

const setImage = {
  method: 'PUT',
  input: picture,
  refuses: ['not_found'],
  clerk: ['POST /users/{user_id}/profile_image'],
  run: ({ principal, input: file, clerk }: RunContext<AccountPrincipal, File>) =>
    clerk.change(({ users }) => users.updateUserProfileImage(principal.targetUserId, { file })),
} as const

const deleteImage = {
  method: 'DELETE',
  refuses: ['not_found'],
  clerk: ['DELETE /users/{user_id}/profile_image'],
  run: ({ principal, clerk }: RunContext<AccountPrincipal, undefined>) =>
    clerk.change((client) => client.users.deleteUserProfileImage(principal.targetUserId)),
} as const

/** Sets the caller's picture: PNG, JPEG, GIF or WebP by its bytes, up to 10 MB. */
export const setSelfProfileImage = defineOperation({
  ...setImage,
  id: 'setSelfProfileImage',
  name: 'me.setProfileImage',
  path: '/me/profile-image',
  summary: 'Set my picture',
  guard: ownAccount,
  output: self,
})

/** Removes the caller's picture. */
export const deleteSelfProfileImage = defineOperation({
  ...deleteImage,
  id: 'deleteSelfProfileImage',
  name: 'me.deleteProfileImage',
  path: '/me/profile-image',
  summary: 'Remove my picture',
  guard: ownAccount,
  output: self,
})

/** Sets a user's picture: PNG, JPEG, GIF or WebP by its bytes, up to 10 MB. */
export const updateUserProfileImage = defineOperation({
  ...setImage,
  id: 'updateUserProfileImage',
  name: 'users.setProfileImage',
  ...at('/users/:userId/profile-image'),
  summary: "Set a user's picture",
  guard: anyUser,
  output: user,
})

/** Removes a user's picture. */
export const deleteUserProfileImage = defineOperation({
  ...deleteImage,
  id: 'deleteUserProfileImage',
  name: 'users.deleteProfileImage',
  ...at('/users/:userId/profile-image'),
  summary: "Remove a user's picture",
  guard: anyUser,
  output: user,
})
