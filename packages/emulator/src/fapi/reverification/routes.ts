import * as v from 'valibot'
import type { Instance } from '../../instance.ts'
import { hasSecondFactor } from '../../model/factors/mfa.ts'
import { insertAttempt, openAttempt, saveAttempt } from '../../store/attempts.ts'
import { findSession, touchSession } from '../../store/sessions/sessions.ts'
import { ownSession } from '../client/own-session.ts'
import { frontendError, frontendFieldError } from '../errors.ts'
import { field } from '../form.ts'
import { sendCode } from '../messages.ts'
import { usePasskey } from '../passkeys/use.ts'
import { assertionOptions } from '../passkeys/webauthn.ts'
import { isPasswordOf } from '../password.ts'
import { attemptCode, newProof, type Proof, proofResource, verified } from '../proof.ts'
import { sessionBase } from '../resources/session.ts'
import { type FrontendRoute, frontendRoute, type SignedIn } from '../route.ts'
import { secondFactors, verificationFactors } from '../sign-in/factors.ts'
import { contactFor } from '../sign-in/first-factor.ts'
import { attemptSecond, prepareSecond } from '../sign-in/second-factor.ts'

type Level = 'first_factor' | 'second_factor' | 'multi_factor'

/** The state of a reverification. */
interface State {
  readonly sessionId: string
  readonly level: Level
  readonly status: 'needs_first_factor' | 'needs_second_factor' | 'complete'
  readonly first: Proof | null
  readonly second: Proof | null
}

interface Reverification extends State {
  readonly id: string
}

function start(instance: Instance, { session, user }: SignedIn, wanted: Level): Reverification {
  // Without a second factor, the first one has to do.
  const level = hasSecondFactor(instance, user) ? wanted : 'first_factor'
  const status = level === 'second_factor' ? 'needs_second_factor' : 'needs_first_factor'
  const state: State = { sessionId: session.id, level, status, first: null, second: null }
  const { id } = insertAttempt(
    instance.db,
    { clientId: session.client_id, kind: 'reverification', state },
    instance.now(),
  )
  return { ...state, id }
}

function current(instance: Instance, { session }: SignedIn): Reverification {
  const row = openAttempt(instance.db, 'reverification', session.client_id, instance.now())
  const state = row && (JSON.parse(row.state) as State)
  if (!row || state?.sessionId !== session.id) throw frontendError('verification_not_sent')
  return { ...state, id: row.id }
}

function change(instance: Instance, it: Reverification, changes: Partial<State>): Reverification {
  const changed = { ...it, ...changes }
  const { id, ...state } = changed
  saveAttempt(instance.db, id, state, changed.status !== 'complete')
  return changed
}

function resource(instance: Instance, { session, user }: SignedIn, it: Reverification): object {
  return {
    object: 'session_reverification',
    id: it.id,
    level: it.level,
    status: it.status,
    supported_first_factors: verificationFactors(instance, user),
    supported_second_factors: secondFactors(instance, user),
    first_factor_verification: proofResource(instance, it.first),
    second_factor_verification: proofResource(instance, it.second),
    session: sessionBase(instance, findSession(instance.db, session.id) ?? session),
  }
}

/** Resets the ages of the verified factors, and continues with the second one if both are required. */
function proven(instance: Instance, signedIn: SignedIn, it: Reverification, which: 'first' | 'second'): object {
  touchSession(instance.db, signedIn.session.id, instance.now(), { [which]: true })
  const status = which === 'first' && it.level === 'multi_factor' ? 'needs_second_factor' : 'complete'
  return resource(instance, signedIn, change(instance, it, { status }))
}

/** A passkey counts as both factors. */
async function provenByPasskey(
  instance: Instance,
  signedIn: SignedIn,
  it: Reverification,
  { public_key_credential: credential }: { readonly public_key_credential?: string | undefined },
  origin: string,
): Promise<object> {
  const { user, session } = signedIn
  const owner = await usePasskey(instance, it.first, credential, origin)
  if (owner.id !== user.id) throw frontendError('passkey_verification_failed', 'it is not of this user')
  const { nonce: _, ...proof } = it.first as Proof
  touchSession(instance.db, session.id, instance.now(), { first: true, second: hasSecondFactor(instance, user) })
  return resource(instance, signedIn, change(instance, it, { status: 'complete', first: verified(proof) }))
}

async function proveFirst(
  instance: Instance,
  signedIn: SignedIn,
  it: Reverification,
  input: { readonly strategy: string; readonly code?: string | undefined; readonly password?: string | undefined },
): Promise<Proof> {
  const { strategy } = input
  const save = (first: Proof) => change(instance, it, { first })
  if (strategy === 'email_code' || strategy === 'phone_code') {
    if (!input.code) throw frontendFieldError('form_param_nil', 'code')
    return attemptCode(instance, it.first, strategy, input.code, save)
  }
  if (strategy !== 'password' || !signedIn.user.password_digest)
    throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  if (!input.password) throw frontendFieldError('form_param_nil', 'password')
  const proof = it.first?.strategy === strategy ? it.first : newProof(instance, strategy)
  if (await isPasswordOf(signedIn.user, input.password)) return verified(proof)
  save({ ...proof, attempts: proof.attempts + 1 })
  throw frontendFieldError('form_password_incorrect', 'password')
}

const path = '/client/sessions/{session_id}/verify'

export const reverificationRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path,
    operation: 'startSessionReverification',
    body: v.strictObject({ level: field.requiredOneOf(['first_factor', 'second_factor', 'multi_factor']) }),
    run: (request) => {
      const signedIn = ownSession(request, request.param('session_id'))
      return resource(request.instance, signedIn, start(request.instance, signedIn, request.body.level))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${path}/prepare_first_factor`,
    operation: 'prepareSessionReverificationFirstFactor',
    body: v.strictObject({
      strategy: field.requiredOneOf(['email_code', 'phone_code', 'passkey', 'enterprise_sso']),
      email_address_id: field.value,
      phone_number_id: field.value,
      redirect_url: field.value,
      enterprise_connection_id: field.value,
      default: field.boolean,
      proof_token: field.text,
    }),
    run: async (request) => {
      const { instance, body } = request
      const signedIn = ownSession(request, request.param('session_id'))
      const it = current(instance, signedIn)
      if (body.strategy === 'passkey') {
        const nonce = await assertionOptions(instance, signedIn.user, request.origin)
        return resource(instance, signedIn, change(instance, it, { first: newProof(instance, 'passkey', { nonce }) }))
      }
      if (body.strategy !== 'email_code' && body.strategy !== 'phone_code')
        throw frontendFieldError('strategy_for_user_invalid', 'strategy')
      const contact = contactFor(instance, signedIn.user, body, null)
      sendCode(instance, contact, 'verification')
      const first = newProof(instance, body.strategy, { identifierId: contact.id })
      return resource(instance, signedIn, change(instance, it, { first }))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${path}/attempt_first_factor`,
    operation: 'attemptSessionReverificationFirstFactor',
    body: v.strictObject({
      strategy: field.requiredOneOf(['email_code', 'password', 'phone_code', 'passkey']),
      code: field.text,
      password: field.text,
      public_key_credential: field.text,
    }),
    run: async (request) => {
      const { instance, body } = request
      const signedIn = ownSession(request, request.param('session_id'))
      const it = current(instance, signedIn)
      if (body.strategy === 'passkey') return provenByPasskey(instance, signedIn, it, body, request.origin)
      const first = await proveFirst(instance, signedIn, it, body)
      return proven(instance, signedIn, change(instance, it, { first }), 'first')
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${path}/prepare_second_factor`,
    operation: 'prepareSessionReverificationSecondFactor',
    body: v.strictObject({
      strategy: field.oneOf(['phone_code']),
      phone_number_id: field.value,
      proof_token: field.text,
    }),
    run: (request) => {
      const { instance, body } = request
      const signedIn = ownSession(request, request.param('session_id'))
      const it = current(instance, signedIn)
      const second = prepareSecond(instance, signedIn.user, body)
      return resource(instance, signedIn, change(instance, it, { second }))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${path}/attempt_second_factor`,
    operation: 'attemptSessionReverificationSecondFactor',
    body: v.strictObject({
      strategy: field.requiredOneOf(['phone_code', 'totp', 'backup_code']),
      code: field.text,
    }),
    run: async (request) => {
      const { instance, body } = request
      const signedIn = ownSession(request, request.param('session_id'))
      const it = current(instance, signedIn)
      const save = (proof: Proof) => change(instance, it, { second: proof })
      const second = await attemptSecond(instance, signedIn.user, it.second, body, save)
      return proven(instance, signedIn, change(instance, it, { second }), 'second')
    },
  }),
]
