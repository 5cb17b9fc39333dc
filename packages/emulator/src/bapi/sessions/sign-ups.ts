import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { maybe } from '../../validation.ts'
import { type Route, route } from '../route.ts'

// Sign-ups belong to browsers, so most runs never need the code.
const library = () => import('../../fapi/sign-up/state.ts')

async function signUp(
  instance: Instance,
  id: string,
  change?: { readonly external_id?: string | null | undefined; readonly custom_action?: boolean | null | undefined },
): Promise<object> {
  const { backendSignUp, changeSignUp, findSignUp } = await library()
  const found = findSignUp(instance, id)
  if (!found) throw clerkError('resource_not_found', `The sign-up ${id}`)
  if (!change) return backendSignUp(instance, found)
  const changed = changeSignUp(instance, found, {
    externalId: change.external_id ?? found.externalId,
    customAction: change.custom_action ?? found.customAction,
  })
  return backendSignUp(instance, changed)
}

/** Sign-ups that a browser has begun. */
export const signUpRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sign_ups/{id}',
    operation: 'GetSignUp',
    run: ({ instance, param }) => signUp(instance, param('id')),
  }),
  route({
    method: 'PATCH',
    path: '/sign_ups/{id}',
    operation: 'UpdateSignUp',
    body: v.strictObject({ external_id: maybe(v.string()), custom_action: maybe(v.boolean()) }),
    run: ({ instance, param, body }) => signUp(instance, param('id'), body),
  }),
]
