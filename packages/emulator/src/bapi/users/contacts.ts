import * as v from 'valibot'
import {
  type ContactKind,
  changeContact,
  contactResource,
  createContact,
  needContact,
  removeIdentifier,
  replaceContacts,
} from '../../model/users/identifiers.ts'
import { attemptVerification, prepareVerification } from '../../model/users/verifications.ts'
import { code, emailAddress, maybe, phoneNumber } from '../../validation.ts'
import { type Route, route } from '../route.ts'

const boolean = maybe(v.boolean())
const status = v.optional(
  v.picklist(['verified', 'reserved', 'unverified'], code('form_param_value_invalid')),
  'verified',
)
const attempt = v.strictObject({ verification_id: v.string(), code: v.string() })

/** Operations that are the same for email addresses and phone numbers. */
function common(kind: ContactKind, base: string, name: string): readonly Route[] {
  const path = `${base}/{${kind}_id}`
  const param = `${kind}_id`
  return [
    route({
      method: 'GET',
      path,
      operation: `Get${name}`,
      run: ({ instance, param: value }) => contactResource(needContact(instance, kind, value(param))),
    }),
    route({
      method: 'DELETE',
      path,
      operation: `Delete${name}`,
      differs: 'No mail is sent, and a user may end up without any.',
      run: ({ instance, param: value }) => removeIdentifier(instance, needContact(instance, kind, value(param))),
    }),
    route({
      method: 'POST',
      path: `${path}/prepare_verification`,
      operation: `Prepare${name}Verification`,
      differs: 'No message is sent; the code is 424242.',
      run: ({ instance, param: value }) => prepareVerification(instance, kind, value(param)),
    }),
    route({
      method: 'POST',
      path: `${path}/attempt_verification`,
      operation: `Attempt${name}Verification`,
      body: attempt,
      run: ({ instance, param: value, body }) => attemptVerification(instance, kind, value(param), body),
    }),
  ]
}

export const contactRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/email_addresses',
    operation: 'CreateEmailAddress',
    body: v.strictObject({
      user_id: v.string(),
      email_address: emailAddress,
      verified: boolean,
      primary: boolean,
      notify_primary_email_address_changed: boolean,
    }),
    run: ({ instance, body }) => createContact(instance, 'email_address', { ...body, value: body.email_address }),
  }),
  route({
    method: 'PATCH',
    path: '/email_addresses/{email_address_id}',
    operation: 'UpdateEmailAddress',
    body: v.strictObject({ verified: boolean, primary: boolean, notify_primary_email_address_changed: boolean }),
    run: ({ instance, param, body }) => changeContact(instance, 'email_address', param('email_address_id'), body),
  }),
  ...common('email_address', '/email_addresses', 'EmailAddress'),
  route({
    method: 'PUT',
    path: '/users/{user_id}/email_address',
    operation: 'ReplaceUserEmailAddress',
    body: v.strictObject({
      email_address: emailAddress,
      identification_status: status,
      notify_primary_email_address_changed: boolean,
    }),
    run: ({ instance, param, body }) =>
      replaceContacts(instance, 'email_address', param('user_id'), {
        value: body.email_address,
        status: body.identification_status,
      }),
  }),
  route({
    method: 'POST',
    path: '/phone_numbers',
    operation: 'CreatePhoneNumber',
    body: v.strictObject({
      user_id: v.string(),
      phone_number: phoneNumber,
      verified: boolean,
      primary: boolean,
      reserved_for_second_factor: boolean,
    }),
    run: ({ instance, body }) => createContact(instance, 'phone_number', { ...body, value: body.phone_number }),
  }),
  route({
    method: 'PATCH',
    path: '/phone_numbers/{phone_number_id}',
    operation: 'UpdatePhoneNumber',
    body: v.strictObject({ verified: boolean, primary: boolean, reserved_for_second_factor: boolean }),
    run: ({ instance, param, body }) => changeContact(instance, 'phone_number', param('phone_number_id'), body),
  }),
  ...common('phone_number', '/phone_numbers', 'PhoneNumber'),
  route({
    method: 'PUT',
    path: '/users/{user_id}/phone_number',
    operation: 'ReplaceUserPhoneNumber',
    body: v.strictObject({ phone_number: phoneNumber, identification_status: status }),
    run: ({ instance, param, body }) =>
      replaceContacts(instance, 'phone_number', param('user_id'), {
        value: body.phone_number,
        status: body.identification_status,
      }),
  }),
]
