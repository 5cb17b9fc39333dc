import * as v from 'valibot'
import { frontendError } from '../errors.ts'
import { field, filled } from '../form.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { afterSecond, userOf } from './complete.ts'
import { assertOpen, createSignIn } from './create.ts'
import { attemptFirst, prepareFirst, resetPassword } from './first-factor.ts'
import { attemptSecond, prepareSecond } from './second-factor.ts'
import { changeSignIn, needSignIn, signInResource } from './state.ts'

/** Fields of bot protection, which clerk-js sends and the emulator ignores. */
export const botProtection = {
  captcha_token: field.text,
  captcha_error: field.text,
  captcha_widget_type: field.text,
  captcha_action: field.text,
  proof_token: field.text,
  locale: field.value,
  timezone: field.value,
}

const redirects = {
  redirect_url: field.value,
  action_complete_redirect_url: field.value,
  oidc_login_hint: field.value,
  oidc_prompt: field.value,
  enterprise_connection_id: field.value,
}

export const signInRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ins',
    operation: 'createSignIn',
    body: v.strictObject({
      strategy: field.value,
      identifier: field.text,
      password: field.text,
      ticket: field.value,
      transfer: field.boolean,
      code: field.text,
      token: field.text,
      sign_up_if_missing: field.boolean,
      email_address_id: field.value,
      phone_number_id: field.value,
      trusted_device_id: field.value,
      ...redirects,
      ...botProtection,
    }),
    run: async ({ instance, client, body, origin }) =>
      signInResource(instance, await createSignIn(instance, client(), body, origin)),
  }),
  frontendRoute({
    method: 'GET',
    path: '/client/sign_ins/{sign_in_id}',
    operation: 'getSignIn',
    run: ({ instance, knownClient, param }) =>
      signInResource(instance, needSignIn(instance, knownClient, param('sign_in_id'))),
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ins/{sign_in_id}/prepare_first_factor',
    operation: 'prepareSignInFactorOne',
    body: v.strictObject({
      strategy: field.required(filled),
      email_address_id: field.value,
      phone_number_id: field.value,
      web3_wallet_id: field.value,
      passkey_id: field.value,
      trusted_device_id: field.value,
      channel: field.value,
      default: field.boolean,
      ...redirects,
      ...botProtection,
    }),
    run: async ({ instance, knownClient, param, body, origin }) => {
      const signIn = needSignIn(instance, knownClient, param('sign_in_id'))
      assertOpen(signIn)
      return signInResource(instance, await prepareFirst(instance, signIn, body, origin))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ins/{sign_in_id}/attempt_first_factor',
    operation: 'attemptSignInFactorOne',
    body: v.strictObject({
      strategy: field.required(filled),
      code: field.text,
      password: field.text,
      signature: field.text,
      token: field.text,
      ticket: field.text,
      public_key_credential: field.text,
      trusted_device_id: field.value,
      client_data: field.value,
      algorithm: field.oneOf(['ES256']),
      ...botProtection,
    }),
    run: async ({ instance, knownClient, param, body, origin }) => {
      const signIn = needSignIn(instance, knownClient, param('sign_in_id'))
      assertOpen(signIn)
      return signInResource(instance, await attemptFirst(instance, signIn, body, origin))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ins/{sign_in_id}/prepare_second_factor',
    operation: 'prepareSignInFactorTwo',
    body: v.strictObject({
      strategy: field.oneOf(['phone_code', 'email_code', 'email_link']),
      phone_number_id: field.value,
      email_address_id: field.value,
      redirect_url: field.value,
      ...botProtection,
    }),
    run: ({ instance, knownClient, param, body }) => {
      const signIn = needSignIn(instance, knownClient, param('sign_in_id'))
      if (signIn.status !== 'needs_second_factor') throw frontendError('verification_already_verified')
      const second = prepareSecond(instance, userOf(instance, signIn), body)
      return signInResource(instance, changeSignIn(instance, signIn, { second }))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ins/{sign_in_id}/attempt_second_factor',
    operation: 'attemptSignInFactorTwo',
    body: v.strictObject({
      strategy: field.requiredOneOf(['email_code', 'phone_code', 'totp', 'backup_code']),
      code: field.text,
      ...botProtection,
    }),
    run: async ({ instance, knownClient, param, body }) => {
      const signIn = needSignIn(instance, knownClient, param('sign_in_id'))
      if (signIn.status !== 'needs_second_factor') throw frontendError('verification_already_verified')
      const second = await attemptSecond(instance, userOf(instance, signIn), signIn.second, body, (proof) =>
        changeSignIn(instance, signIn, { second: proof }),
      )
      return signInResource(instance, afterSecond(instance, changeSignIn(instance, signIn, { second })))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sign_ins/{sign_in_id}/reset_password',
    operation: 'resetPassword',
    body: v.strictObject({ password: field.required(filled), sign_out_of_other_sessions: field.boolean }),
    run: async ({ instance, knownClient, param, body }) => {
      const signIn = needSignIn(instance, knownClient, param('sign_in_id'))
      const { password, sign_out_of_other_sessions: signOut = false } = body
      return signInResource(instance, await resetPassword(instance, signIn, password, signOut))
    },
  }),
]
