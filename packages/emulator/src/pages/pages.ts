import { type Context, Hono } from 'hono'
import { consentPages } from '../fapi/social/consent-page.ts'
import type { Instance } from '../instance.ts'
import { dashboardPages } from './dashboard.ts'
import { handshake } from './handshake.ts'
import { images } from './images.ts'
import { messagePages } from './messages.ts'
import { signInPages } from './sign-in.ts'
import { signUpPages } from './sign-up.ts'
import { verifyPages } from './verify.ts'

/** Everything that browsers come for. What is not here either is said by `nowhere`. */
export function pages(instance: Instance, nowhere: (context: Context) => Response): Hono {
  const app = new Hono()
  for (const part of [
    handshake,
    signInPages,
    signUpPages,
    verifyPages,
    images,
    messagePages,
    consentPages,
    dashboardPages,
  ]) {
    app.route('/', part(instance))
  }
  app.notFound(nowhere)
  return app
}
