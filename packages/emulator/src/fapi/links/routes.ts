import * as v from 'valibot'
import type { Instance } from '../../instance.ts'
import { invitationOfTicket } from '../../model/instance/invitations.ts'
import { findAttempt, saveAttempt } from '../../store/attempts.ts'
import { findClient } from '../../store/sessions/clients.ts'
import { findIdentifier } from '../../store/users/identifiers.ts'
import { frontendError } from '../errors.ts'
import { field, filled } from '../form.ts'
import { confirmContact } from '../me/contacts.ts'
import { type LinkClaims, readLink } from '../messages.ts'
import { isTrustedOrigin } from '../origin.ts'
import { type Proof, verified } from '../proof.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { afterFirst } from '../sign-in/complete.ts'
import { changeSignIn, findSignIn } from '../sign-in/state.ts'
import { finishSignUp } from '../sign-up/progress.ts'
import { changeSignUp, findSignUp } from '../sign-up/state.ts'

/** The result of opening a link: its verification and the session that it created. */
interface Opened {
  readonly proof: Proof
  readonly sessionId: string | null
}

function checked(instance: Instance, proof: Proof | null | undefined, claims: LinkClaims): Proof {
  if (!proof || proof.secret !== claims.secret || proof.status !== 'unverified')
    throw frontendError('verification_failed')
  if (proof.expireAt <= instance.now()) throw frontendError('verification_expired')
  return verified(proof)
}

async function open(instance: Instance, claims: LinkClaims, openedBy: string | null): Promise<Opened> {
  if (claims.kind === 'sign_in') {
    const signIn = findSignIn(instance, claims.id)
    const proof = checked(instance, signIn?.first, claims)
    if (!signIn) throw frontendError('verification_failed')
    const first = { ...proof, verifiedAtClient: openedBy }
    const done = afterFirst(instance, changeSignIn(instance, signIn, { first }))
    return { proof, sessionId: done.createdSessionId }
  }
  if (claims.kind === 'sign_up') {
    const signUp = findSignUp(instance, claims.id)
    const proof = checked(instance, signUp?.email, claims)
    if (!signUp) throw frontendError('verification_failed')
    const email = { ...proof, verifiedAtClient: openedBy }
    const done = await finishSignUp(instance, changeSignUp(instance, signUp, { email }))
    return { proof, sessionId: done.createdSessionId }
  }
  const row = findAttempt(instance.db, 'contact', claims.id)
  const proof = checked(instance, row && (JSON.parse(row.state) as Proof), claims)
  const contact = findIdentifier(instance.db, claims.id)
  if (!row || !contact || !findClient(instance.db, row.client_id)) throw frontendError('verification_failed')
  confirmContact(instance, contact, 'email_link')
  saveAttempt(instance.db, row.id, proof, false)
  return { proof, sessionId: null }
}

/** Redirects to the page that requested the link, with the result in the query. */
function sendOn(instance: Instance, { proof, sessionId }: Opened): Response {
  const target = proof.redirectUrl
  if (!target || !isTrustedOrigin(instance, target))
    return new Response('Verified. You can close this page.', { headers: { 'content-type': 'text/plain' } })
  const location = new URL(target)
  location.searchParams.set('__clerk_status', 'verified')
  if (sessionId) location.searchParams.set('__clerk_created_session', sessionId)
  return new Response(null, { status: 303, headers: { location: location.href } })
}

/** The sign-up page for a ticket: the one that the invitation names, or the emulator's. */
function signUpWith(instance: Instance, ticket: string): string {
  const invitation = invitationOfTicket(instance, ticket)
  if (!invitation) throw frontendError('ticket_invalid_code')
  const { redirect_url: target } = invitation.data
  if (target && !isTrustedOrigin(instance, target)) throw frontendError('origin_invalid', target)
  const location = new URL(target ?? '/sign-up', instance.url)
  location.searchParams.set('__clerk_ticket', ticket)
  location.searchParams.set('__clerk_status', 'sign_up')
  return location.href
}

export const linkRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/tickets/accept',
    operation: 'acceptTicket',
    differs: 'Only for invitations to sign up.',
    anonymous: true,
    query: v.object({ ticket: field.required(filled) }),
    run: ({ instance, query }) =>
      new Response(null, { status: 303, headers: { location: signUpWith(instance, query.ticket) } }),
  }),
  frontendRoute({
    method: 'GET',
    path: '/verify',
    operation: 'verify',
    anonymous: true,
    query: v.object({ token: field.required(filled) }),
    run: async ({ instance, query, linkClient }) => {
      const claims = readLink(instance, query.token)
      if (!claims) throw frontendError('verification_failed')
      return sendOn(instance, await open(instance, claims, linkClient?.id ?? null))
    },
  }),
]
