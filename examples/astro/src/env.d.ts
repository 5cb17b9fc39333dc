/// <reference types="@clerk/astro/env" />

/** What the session token carries besides Clerk's own claims, as Clerk's guide on roles sets it up. */
interface CustomJwtSessionClaims {
  metadata?: { role?: string }
}
