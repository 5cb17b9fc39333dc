import type { Operation } from '../operation.ts'
import { deleteSelf, deleteUser } from './delete-user.ts'
import { getSelf, getUser } from './get-user.ts'
import {
  deleteSelfProfileImage,
  deleteUserProfileImage,
  setSelfProfileImage,
  updateUserProfileImage,
} from './profile-image.ts'

/** The table of operations. Whatever speaks of paths, guards, inputs or outputs is made from it. */
export const operations = [
  getSelf,
  deleteSelf,
  setSelfProfileImage,
  deleteSelfProfileImage,
  getUser,
  deleteUser,
  updateUserProfileImage,
  deleteUserProfileImage,
] as const satisfies readonly Operation[]

export * from './delete-user.ts'
export * from './get-user.ts'
export * from './profile-image.ts'
