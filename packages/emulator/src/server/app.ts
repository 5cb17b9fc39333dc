import { type Context, Hono } from 'hono'
import { backendApi, unsupportedOperation } from '../bapi/backend-api.ts'
import { createRateLimiter } from '../bapi/rate-limit.ts'
import { routes } from '../bapi/routes.ts'
import { controlApi } from '../control/control-api.ts'
import type { Framework } from '../env.ts'
import { isFrontendPath, isFrontendRequest, isScriptRequest } from '../fapi/paths.ts'
import type { Instance } from '../instance.ts'
import { isProviderPath } from '../oauth/paths.ts'
import { guardHosts } from './guard.ts'
import { type Answering, observe } from './observe.ts'
import { targetOf } from './target.ts'
import { isClerkPath } from './unsupported.ts'

/** Paths of Clerk's that browsers navigate to, which the pages answer. */
const pagePaths = new Set(['/v1/client/handshake', '/.well-known/jwks.json'])

/** The app on the one port: Clerk's APIs at Clerk's paths, pages for people, and the control API. */
export function createApp(
  instance: Instance,
  options: {
    readonly reset: () => Promise<void>
    readonly stopped: AbortSignal
    readonly env: (framework: Framework) => Record<string, string>
  },
): Answering {
  const app = new Hono()
  app.route('/_emulator', controlApi(instance, options))
  const limit = createRateLimiter(instance)
  app.route('/v1', backendApi(instance, routes, limit))
  app.route(
    '/',
    backendApi(
      instance,
      routes.filter((route) => route.unversioned),
      limit,
    ),
  )
  // Many runs never see a browser, so the pages load with their first request. They are not a catch-all route: next to
  // one, Hono would treat each operation as one of two handlers and make its response a promise.
  let pages: Promise<Hono> | undefined
  let provider: Promise<Hono> | undefined
  app.notFound(async (context: Context) => {
    const { path } = targetOf(context.req.url)
    if (isProviderPath(path)) {
      provider ??= import('../oauth/app.ts').then((module) => module.providerApp(instance))
      return (await provider).fetch(context.req.raw, context.env)
    }
    if (isClerkPath(path) && !pagePaths.has(path)) return unsupportedOperation(instance, context.req.raw)
    pages ??= import('../pages/pages.ts').then((module) => module.pages(instance))
    return (await pages).fetch(context.req.raw, context.env)
  })
  // As with the pages: many runs never see a browser.
  let frontend: Promise<(request: Request) => Promise<Response>> | undefined
  const answering: Answering = (request, bindings) => {
    const { path, query } = targetOf(request.url)
    if (isScriptRequest(path)) return import('../fapi/scripts.ts').then(({ script }) => script(path, instance.url))
    if (!isFrontendPath(path) || !isFrontendRequest(request, path, query)) return app.fetch(request, bindings)
    frontend ??= import('../fapi/app.ts').then(({ frontendApi }) => frontendApi(instance))
    return frontend.then((answer) => answer(request))
  }
  return guardHosts(instance, observe(instance, options.stopped, answering))
}
