import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ClerkError } from '../errors.ts'
import { consentPages } from '../fapi/social/consent-page.ts'
import type { Instance } from '../instance.ts'
import { isOwnPage } from '../server/guard.ts'
import { logUnexpected } from '../server/unexpected.ts'
import { dashboardPages } from './dashboard/index.ts'
import { handshake } from './handshake.ts'
import { images } from './images.ts'
import { signInPages } from './sign-in.ts'
import { signUpPages } from './sign-up.ts'
import { verifyPages } from './verify.ts'
import { RedirectRefused } from './visitor.ts'

/** Bytes of a form. */
const maxSize = 1_000_000

/** The pages that people open in a browser. */
export function pages(instance: Instance): Hono {
  const app = new Hono()
  app.use('*', (context, next) =>
    context.req.method === 'GET' || context.req.method === 'HEAD' || isOwnPage(context.req.raw)
      ? next()
      : Promise.resolve(context.text('Only pages of the emulator may do this.', 403)),
  )
  app.use('*', bodyLimit({ maxSize, onError: (context) => context.text('The form is too large.', 413) }))
  for (const part of [handshake, signInPages, signUpPages, verifyPages, images, consentPages, dashboardPages]) {
    app.route('/', part(instance))
  }
  app.notFound((context) => context.text('Not found. The overview is at /.', 404))
  app.onError((error, context) => {
    if (error instanceof RedirectRefused) return context.text(error.message, 403)
    if (error instanceof ClerkError) return context.text(`${error.errors[0]?.long_message}`, 400)
    logUnexpected(context.req.raw, error)
    return context.text('An internal error occurred in the emulator. See its console.', 500)
  })
  return app
}
