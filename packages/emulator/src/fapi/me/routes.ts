import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { checkPassword } from '../../model/factors/passwords.ts'
import { endSession } from '../../model/sessions/sessions.ts'
import { changeUser } from '../../model/users/change-user.ts'
import { setMetadata } from '../../model/users/user-metadata.ts'
import { removePassword } from '../../model/users/user-password.ts'
import { imageUrl } from '../../model/users/user-resource.ts'
import { changedUser, needUser, removeUser } from '../../model/users/users.ts'
import { deleteImage, insertImage } from '../../store/images.ts'
import { updateClient } from '../../store/sessions/clients.ts'
import { liveSessionsOf } from '../../store/sessions/sessions.ts'
import { type UserRow, updateUser } from '../../store/users/users.ts'
import { username } from '../../validation.ts'
import { liveSessions } from '../client/client-resource.ts'
import { frontendFieldError } from '../errors.ts'
import { field, filled, metadataText } from '../form.ts'
import { isPasswordOf } from '../password.ts'
import { frontendUser } from '../resources/user.ts'
import { type FrontendRoute, frontendRoute, type SignedIn } from '../route.ts'

function shown(instance: Instance, user: Pick<UserRow, 'id'>): object {
  return frontendUser(instance, needUser(instance, user.id))
}

/** A given text; the empty one clears the value. */
const cleared = (text: string | undefined): string | null | undefined => (text === '' ? null : text)

function endOthers(instance: Instance, { session, user }: SignedIn): void {
  const others = liveSessionsOf(instance.db, user.id, instance.now()).filter(({ id }) => id !== session.id)
  for (const other of others) endSession(instance, other, 'revoked')
}

async function changePassword(
  instance: Instance,
  signedIn: SignedIn,
  body: {
    readonly current_password?: string | undefined
    readonly new_password: string
    readonly sign_out_of_other_sessions?: boolean | undefined
  },
): Promise<object> {
  const { user } = signedIn
  const current = body.current_password
  if (current && !(await isPasswordOf(user, current)))
    throw frontendFieldError('form_password_validation_failed', 'current_password')
  if (await isPasswordOf(user, body.new_password))
    throw frontendFieldError('form_new_password_matches_current', 'new_password')
  checkPassword(body.new_password)
  await changeUser(instance, user.id, { password: body.new_password })
  if (body.sign_out_of_other_sessions) endOthers(instance, signedIn)
  return shown(instance, user)
}

function setPicture(
  instance: Instance,
  user: UserRow,
  picture: { type: string; bytes: Uint8Array } | undefined,
): string {
  const id = newId('img', instance.now())
  instance.db.transaction(() => {
    if (user.image_id) deleteImage(instance.db, user.image_id)
    if (picture) insertImage(instance.db, { id, content_type: picture.type, bytes: picture.bytes })
    updateUser(instance.db, user.id, { image_id: picture ? id : null, updated_at: instance.now() })
  })
  changedUser(instance, user.id)
  return id
}

export const meRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/me',
    operation: 'getUser',
    run: ({ instance, session }) => shown(instance, session().user),
  }),
  frontendRoute({
    method: 'PATCH',
    path: '/me',
    operation: 'patchUser',
    body: v.strictObject({
      username: field.maybe(username),
      first_name: field.text,
      last_name: field.text,
      primary_email_address_id: field.value,
      primary_phone_number_id: field.value,
      primary_web3_wallet_id: field.value,
      unsafe_metadata: field.metadata,
    }),
    reverification: (body) =>
      [body.username, body.primary_email_address_id, body.primary_phone_number_id, body.primary_web3_wallet_id].some(
        (value) => value !== undefined,
      ),
    run: async ({ instance, session, body }) => {
      const { user } = session()
      await changeUser(instance, user.id, {
        ...body,
        first_name: cleared(body.first_name),
        last_name: cleared(body.last_name),
      })
      return shown(instance, user)
    },
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/me',
    operation: 'deleteUser',
    reverification: true,
    run: ({ instance, session, client }) => {
      const { user } = session()
      if (!user.delete_self_enabled) throw clerkError('not_allowed_access')
      const deleted = removeUser(instance, user.id)
      const next = liveSessions(instance, client()).at(-1)
      updateClient(instance.db, client().id, { session: next?.id ?? null }, instance.now())
      return { ...deleted, external_id: undefined }
    },
  }),
  frontendRoute({
    method: 'PATCH',
    path: '/me/metadata',
    operation: 'patchUserMetadata',
    body: v.strictObject({ unsafe_metadata: field.required(metadataText) }),
    run: ({ instance, session, body }) => {
      const { user } = session()
      setMetadata(instance, user.id, { unsafe_metadata: body.unsafe_metadata }, true)
      return shown(instance, user)
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/change_password',
    operation: 'changePassword',
    body: v.strictObject({
      current_password: field.text,
      new_password: field.required(filled),
      sign_out_of_other_sessions: field.boolean,
    }),
    reverification: true,
    run: ({ instance, session, body }) => changePassword(instance, session(), body),
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/remove_password',
    operation: 'removePassword',
    body: v.strictObject({ current_password: field.text }),
    reverification: true,
    run: async ({ instance, session, body }) => {
      const { user } = session()
      if (body.current_password && !(await isPasswordOf(user, body.current_password)))
        throw frontendFieldError('form_password_validation_failed', 'current_password')
      removePassword(instance, user.id, false)
      return shown(instance, user)
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/profile_image',
    operation: 'updateProfileImage',
    differs: 'PNG, JPEG, GIF and WebP, by their content; kept as they are.',
    run: async ({ instance, session, file }) => {
      session()
      const picture = await file()
      const { user } = session()
      const id = setPicture(instance, user, picture)
      return { object: 'image', id, name: id, public_url: imageUrl(instance, { id: user.id, image_id: id }) }
    },
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/me/profile_image',
    operation: 'deleteProfileImage',
    run: ({ instance, session }) => {
      const { user } = session()
      setPicture(instance, user, undefined)
      return { object: 'image', id: user.image_id ?? user.id, deleted: true }
    },
  }),
]
