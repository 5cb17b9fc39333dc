import { newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { signJwt, verifyJwt } from '../../keys.ts'
import { providers } from '../environment/providers.ts'
import { frontendFieldError } from '../errors.ts'
import { backTo } from '../origin.ts'
import { newProof, type Proof } from '../proof.ts'

/** The flow for which a browser visits a provider. */
export interface VisitClaims {
  readonly kind: 'sign_in' | 'sign_up' | 'external_account'
  readonly id: string
  readonly provider: string
  readonly secret: string
}

/** A visit that links an account to a signed-in user, or gives one more scopes. */
export interface AccountVisit {
  readonly userId: string
  readonly proof: Proof
  readonly scopes: readonly string[]
  /** The account that is linked already. */
  readonly accountId?: string
}

export interface Redirects {
  readonly redirect_url?: string | undefined
  readonly action_complete_redirect_url?: string | undefined
}

/** Starts a visit to a provider, with the address of the consent page that stands in for it. */
export function startProviderVisit(
  instance: Instance,
  about: Pick<VisitClaims, 'kind' | 'id'> & { readonly strategy: string },
  redirects: Redirects,
  origin: string,
): Proof {
  const { kind, id, strategy } = about
  const provider = strategy.replace(/^oauth_/, '')
  if (!Object.hasOwn(providers, provider)) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  const claims: VisitClaims = { kind, id, provider, secret: newSecret() }
  const exp = Math.floor(instance.now() / 1000) + 600
  const state = signJwt(instance.key, { ...claims, exp, iss: instance.url }, { cat: 'provider_visit' })
  return newProof(instance, strategy, {
    secret: claims.secret,
    redirectUrl: backTo(redirects.redirect_url, origin),
    completeUrl: backTo(redirects.action_complete_redirect_url ?? redirects.redirect_url, origin),
    externalUrl: `${instance.url}/providers/${provider}?state=${state}`,
  })
}

export function readVisit(instance: Instance, state: string): VisitClaims | undefined {
  try {
    const claims = verifyJwt(instance.key, state)
    return typeof claims?.provider === 'string' ? (claims as unknown as VisitClaims) : undefined
  } catch {
    return undefined
  }
}
