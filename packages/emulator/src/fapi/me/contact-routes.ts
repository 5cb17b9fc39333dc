import * as v from 'valibot'
import { changeContact, createContact } from '../../model/users/identifiers.ts'
import { updateIdentifier } from '../../store/users/identifiers.ts'
import { emailAddress, phoneNumber } from '../../validation.ts'
import { field, filled } from '../form.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { attemptContact, contactView, needOwn, ownContacts, prepareContact, removeContact } from './contacts.ts'

/** The verification strategies of each kind of contact. */
const strategies = {
  email_address: ['email_code', 'email_link', 'enterprise_sso'],
  phone_number: ['phone_code'],
} as const

const attemptBody = v.strictObject({ code: field.required(filled) })

/** The operations that addresses and numbers have in common. */
function contactRoutesOf(
  kind: 'email_address' | 'phone_number',
  path: string,
  name: string,
  operations: readonly [list: string, read: string, prepare: string, attempt: string, remove: string],
): FrontendRoute[] {
  const [list, read, prepare, attempt, remove] = operations
  const one = `${path}/{${name}}`
  return [
    frontendRoute({
      method: 'GET',
      path,
      operation: list,
      bare: true,
      run: ({ instance, session }) => ownContacts(instance, session().user, kind),
    }),
    frontendRoute({
      method: 'GET',
      path: one,
      operation: read,
      run: ({ instance, session, param }) =>
        contactView(instance, needOwn(instance, session().user, kind, param(name))),
    }),
    frontendRoute({
      method: 'POST',
      path: `${one}/prepare_verification`,
      operation: prepare,
      differs: 'Nothing is sent: the messages page shows the code, 424242, or the link.',
      body: v.strictObject({
        strategy: field.requiredOneOf(strategies[kind]),
        redirect_url: field.value,
        action_complete_redirect_url: field.value,
        channel: field.value,
        proof_token: field.text,
      }),
      run: ({ instance, session, param, body, origin }) => {
        const row = needOwn(instance, session().user, kind, param(name))
        return prepareContact(instance, session(), row, body, origin)
      },
    }),
    frontendRoute({
      method: 'POST',
      path: `${one}/attempt_verification`,
      operation: attempt,
      body: attemptBody,
      run: ({ instance, session, param, body }) => {
        const { user } = session()
        return attemptContact(instance, user, needOwn(instance, user, kind, param(name)), body.code)
      },
    }),
    frontendRoute({
      method: 'DELETE',
      path: one,
      operation: remove,
      reverification: true,
      run: ({ instance, session, param }) => {
        const { user } = session()
        return removeContact(instance, user, needOwn(instance, user, kind, param(name)))
      },
    }),
  ]
}

export const contactRoutes: readonly FrontendRoute[] = [
  ...contactRoutesOf('email_address', '/me/email_addresses', 'email_id', [
    'getEmailAddresses',
    'getEmailAddress',
    'sendVerificationEmail',
    'verifyEmailAddress',
    'DeleteEmailAddress',
  ]),
  frontendRoute({
    method: 'POST',
    path: '/me/email_addresses',
    operation: 'createEmailAddresses',
    body: v.strictObject({ email_address: field.required(emailAddress) }),
    reverification: true,
    run: ({ instance, session, body }) =>
      createContact(instance, 'email_address', { user_id: session().user.id, value: body.email_address }),
  }),
  ...contactRoutesOf('phone_number', '/me/phone_numbers', 'phone_number_id', [
    'getPhoneNumbers',
    'ReadPhoneNumber',
    'sendVerificationSMS',
    'verifyPhoneNumber',
    'DeletePhoneNumber',
  ]),
  frontendRoute({
    method: 'POST',
    path: '/me/phone_numbers',
    operation: 'postPhoneNumbers',
    body: v.strictObject({ phone_number: field.required(phoneNumber), reserved_for_second_factor: field.boolean }),
    reverification: true,
    run: ({ instance, session, body }) =>
      createContact(instance, 'phone_number', {
        user_id: session().user.id,
        value: body.phone_number,
        reserved_for_second_factor: body.reserved_for_second_factor || undefined,
      }),
  }),
  frontendRoute({
    method: 'PATCH',
    path: '/me/phone_numbers/{phone_number_id}',
    operation: 'UpdatePhoneNumber',
    body: v.strictObject({ reserved_for_second_factor: field.boolean, default_second_factor: field.boolean }),
    reverification: true,
    run: ({ instance, session, param, body }) => {
      const { user } = session()
      const row = needOwn(instance, user, 'phone_number', param('phone_number_id'))
      changeContact(instance, 'phone_number', row.id, { reserved_for_second_factor: body.reserved_for_second_factor })
      if (body.default_second_factor) updateIdentifier(instance.db, row.id, { default_second_factor: 1 })
      return contactView(instance, needOwn(instance, user, 'phone_number', row.id))
    },
  }),
]
