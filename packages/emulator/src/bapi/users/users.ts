import * as v from 'valibot'
import { fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { changeUser } from '../../model/users/change-user.ts'
import { createUser } from '../../model/users/create-user.ts'
import {
  createUserInput,
  metadataInput,
  type UpdateUserInput,
  updateUserInput,
  updateUserWithMetadataInput,
} from '../../model/users/user-input.ts'
import { setMetadata } from '../../model/users/user-metadata.ts'
import { userResource } from '../../model/users/user-resource.ts'
import { userListText, userText } from '../../model/users/user-text.ts'
import { changedUser, needUser, removeUser, setBanned, setBannedAll, setLocked } from '../../model/users/users.ts'
import { deleteImage, insertImage } from '../../store/images.ts'
import { countUsers, listUserStates, type UserOrder, userOrders } from '../../store/users/user-list.ts'
import { findUser, updateUser } from '../../store/users/users.ts'
import { code, inQuery, paging, type Schema } from '../../validation.ts'
import { type Route, route } from '../route.ts'

const filters = {
  email_address: inQuery.list,
  phone_number: inQuery.list,
  external_id: inQuery.list,
  username: inQuery.list,
  web3_wallet: inQuery.list,
  user_id: inQuery.list,
  organization_id: inQuery.list,
  query: inQuery.text,
  email_address_query: inQuery.text,
  phone_number_query: inQuery.text,
  username_query: inQuery.text,
  name_query: inQuery.text,
  banned: inQuery.boolean,
  last_active_at_before: inQuery.time,
  last_active_at_after: inQuery.time,
  last_active_at_since: inQuery.time,
  created_at_before: inQuery.time,
  created_at_after: inQuery.time,
  last_sign_in_at_before: inQuery.time,
  last_sign_in_at_after: inQuery.time,
  provider: inQuery.text,
  provider_user_id: inQuery.list,
}

function orderOf(text = '-created_at'): UserOrder {
  const name = text.replace(/^[+ -]/, '')
  const column = userOrders.find((order) => order === name)
  if (!column) throw fieldError('form_param_value_invalid', 'order_by')
  return { column, descending: text.startsWith('-') }
}

/** Since API version 2026-05-12, this operation no longer accepts metadata. */
function updateInput(version: string): Schema<UpdateUserInput> {
  return version >= '2026-05-12' ? updateUserInput : updateUserWithMetadataInput
}

const userIds = v.strictObject({
  user_ids: v.pipe(
    v.array(v.string()),
    v.minLength(1, code('form_param_value_invalid')),
    v.maxLength(50, code('bulk_size_exceeded')),
  ),
})

export const userRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/users',
    operation: 'GetUserList',
    differs: 'Users without a value come first in ascending order.',
    query: v.object({ ...filters, ...paging, order_by: inQuery.text, starting_after: inQuery.text }),
    run: ({ instance, query }) => {
      const order = orderOf(query.order_by)
      if (query.starting_after !== undefined) {
        if (order.column !== 'created_at') throw fieldError('form_param_value_conflict', 'order_by')
        if (query.offset > 0) throw fieldError('form_param_value_conflict', 'offset')
      }
      const after = query.starting_after === undefined ? undefined : findUser(instance.db, query.starting_after)
      if (query.starting_after !== undefined && !after) throw fieldError('form_param_value_invalid', 'starting_after')
      return userListText(instance, listUserStates(instance.db, query, order, { ...query, after }))
    },
  }),
  route({
    method: 'POST',
    path: '/users',
    operation: 'CreateUser',
    differs:
      'A password is never required. Checked are its length and twenty well-known ones; Clerk asks a service that knows all breached ones. Digests of `awscognito` and of peppered or salted hashers are refused, those of Argon2 before Node 24.7.',
    body: createUserInput,
    run: async ({ instance, body }) => userResource(instance, await createUser(instance, body)),
  }),
  route({
    method: 'GET',
    path: '/users/count',
    operation: 'GetUsersCount',
    query: v.object(filters),
    run: ({ instance, query }) => ({ object: 'total_count', total_count: countUsers(instance.db, query) }),
  }),
  route({
    method: 'GET',
    path: '/users/{user_id}',
    operation: 'GetUser',
    run: ({ instance, param }) => userText(instance, param('user_id')),
  }),
  route({
    method: 'PATCH',
    path: '/users/{user_id}',
    operation: 'UpdateUser',
    differs: 'Passwords as in CreateUser.',
    body: updateInput,
    run: ({ instance, param, body }) => changeUser(instance, param('user_id'), body),
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}',
    operation: 'DeleteUser',
    run: ({ instance, param }) => removeUser(instance, param('user_id')),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/ban',
    operation: 'BanUser',
    differs: 'No plan is required.',
    run: ({ instance, param }) => setBanned(instance, param('user_id'), true),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/unban',
    operation: 'UnbanUser',
    differs: 'No plan is required.',
    run: ({ instance, param }) => setBanned(instance, param('user_id'), false),
  }),
  route({
    method: 'POST',
    path: '/users/ban',
    operation: 'UsersBan',
    differs: 'No plan is required. Bans nobody if one of the users does not exist.',
    body: userIds,
    run: ({ instance, body }) => setBannedAll(instance, body.user_ids, true),
  }),
  route({
    method: 'POST',
    path: '/users/unban',
    operation: 'UsersUnban',
    differs: 'No plan is required.',
    body: userIds,
    run: ({ instance, body }) => setBannedAll(instance, body.user_ids, false),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/lock',
    operation: 'LockUser',
    differs: "Lasts an hour, Clerk's default.",
    run: ({ instance, param }) => setLocked(instance, param('user_id'), true),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/unlock',
    operation: 'UnlockUser',
    run: ({ instance, param }) => setLocked(instance, param('user_id'), false),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/profile_image',
    operation: 'SetUserProfileImage',
    differs: 'Accepts PNG, JPEG, GIF and WebP by content, and keeps them unchanged.',
    run: async ({ instance, param, file }) => {
      needUser(instance, param('user_id'))
      const { type, bytes } = await file()
      const user = needUser(instance, param('user_id'))
      const id = newId('img', instance.now())
      instance.db.transaction(() => {
        if (user.image_id) deleteImage(instance.db, user.image_id)
        insertImage(instance.db, { id, content_type: type, bytes })
        updateUser(instance.db, user.id, { image_id: id, updated_at: instance.now() })
      })
      return changedUser(instance, user.id)
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}/profile_image',
    operation: 'DeleteUserProfileImage',
    run: ({ instance, param }) => {
      const user = needUser(instance, param('user_id'))
      if (user.image_id) {
        deleteImage(instance.db, user.image_id)
        updateUser(instance.db, user.id, { image_id: null, updated_at: instance.now() })
      }
      return changedUser(instance, user.id)
    },
  }),
  route({
    method: 'PATCH',
    path: '/users/{user_id}/metadata',
    operation: 'UpdateUserMetadata',
    body: metadataInput,
    run: ({ instance, param, body }) => setMetadata(instance, param('user_id'), body, true),
  }),
  route({
    method: 'PUT',
    path: '/users/{user_id}/metadata',
    operation: 'ReplaceUserMetadata',
    body: metadataInput,
    run: ({ instance, param, body }) => setMetadata(instance, param('user_id'), body, false),
  }),
]
