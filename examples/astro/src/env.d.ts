/// <reference types="@clerk/astro/env" />

/** Claims of the session token besides Clerk's own, as Clerk's guide on roles sets them up. */
interface CustomJwtSessionClaims {
  metadata?: { role?: string }
}
