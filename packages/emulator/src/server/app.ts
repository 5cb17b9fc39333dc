import { type Context, Hono } from 'hono'
import { backendApi, unknownOperation } from '../bapi/backend-api.ts'
import { routes } from '../bapi/routes.ts'
import { controlApi } from '../control/control-api.ts'
import { isFrontendRequest } from '../fapi/paths.ts'
import type { Instance } from '../instance.ts'
import { type Answering, observe } from './observe.ts'
import { targetOf } from './target.ts'

/** Everything on the one port: Clerk's APIs at Clerk's paths, the pages for people, and what steers the emulator. */
export function createApp(
  instance: Instance,
  options: { readonly reset: () => Promise<void>; readonly stopped: AbortSignal },
): Answering {
  const app = new Hono()
  app.route('/_emulator', controlApi(instance, options.reset))
  app.route('/v1', backendApi(instance, routes))
  // Many runs never see a browser, so the pages are loaded for the first one that comes. They also are no route that
  // matches everything: beside it every operation would be one of two handlers, and its answer a promise.
  let pages: Promise<Hono> | undefined
  app.notFound(async (context: Context) => {
    pages ??= import('../pages/pages.ts').then((module) => module.pages(instance, unknownOperation))
    return (await pages).fetch(context.req.raw, context.env)
  })
  // As with the pages: many runs never see a browser.
  let frontend: Promise<(request: Request) => Promise<Response>> | undefined
  const answering: Answering = (request, bindings) => {
    const { path, query } = targetOf(request.url)
    if (path.startsWith('/npm/')) return import('../fapi/scripts.ts').then(({ script }) => script(path, instance.url))
    if (!path.startsWith('/v1/') || !isFrontendRequest(request, path, query)) return app.fetch(request, bindings)
    frontend ??= import('../fapi/app.ts').then(({ frontendApi }) => frontendApi(instance))
    return frontend.then((answer) => answer(request))
  }
  return observe(instance, options.stopped, answering)
}
