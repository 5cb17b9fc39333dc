import { Hono } from 'hono'
import { routes } from '../api/routes.ts'
import { dashboardPages } from '../browser/dashboard.ts'
import { handshake } from '../browser/handshake.ts'
import { images } from '../browser/images.ts'
import { signInPages } from '../browser/sign-in.ts'
import { signUpPages } from '../browser/sign-up.ts'
import { verifyPages } from '../browser/verify.ts'
import { controlApi } from '../control/control-api.ts'
import type { Instance } from '../instance.ts'
import { backendApi, unknownOperation } from './backend-api.ts'
import { type Answering, observe } from './observe.ts'

/** Everything on the one port: Clerk's APIs at Clerk's paths, the pages for people, and what steers the emulator. */
export const createApp = (
  instance: Instance,
  options: { readonly reset: () => Promise<void>; readonly stopped: AbortSignal },
): Answering => {
  const app = new Hono()
  app.route('/_emulator', controlApi(instance, options.reset))
  app.route('/', handshake(instance))
  app.route('/v1', backendApi(instance, routes))
  app.route('/', signInPages(instance))
  app.route('/', signUpPages(instance))
  app.route('/', verifyPages(instance))
  app.route('/', images(instance))
  app.route('/', dashboardPages(instance))
  // Not a route that matches everything: beside it every operation would be one of two handlers, and its answer a promise.
  app.notFound(unknownOperation)
  return observe(instance, options.stopped, app.fetch)
}
