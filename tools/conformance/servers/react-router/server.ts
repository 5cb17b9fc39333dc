import { createServer } from 'node:http'
import {
  accountRoute,
  accountRoutes,
  accountSweep,
  accountWebhook,
  deleteSelf,
  type ResourceRoute,
} from '@account-routes/react-router'
import { clerkMiddleware } from '@clerk/react-router/server'
import { createRequestListener } from '@react-router/node'
import type { MiddlewareFunction, ServerBuild } from 'react-router'
import { authorizedParties, byBody, byPath, operations, options, port, sweep, unset, webhook } from '../options.ts'

// A server build as React Router's compiler makes it of route modules, by hand.
const routes: ServerBuild['routes'] = {}

function addLayout(id: string, middleware: MiddlewareFunction<Response>[]): void {
  routes[id] = { id, path: '', module: { default: () => null, middleware } }
}

type RouteModule = NonNullable<(typeof routes)[string]>['module']

function addRoute(parentId: string, path: string, route: ResourceRoute): void {
  const id = `${parentId}:${path}`
  // Its type asks for a component, which a resource route is known by not having.
  routes[id] = { id, parentId, path, module: route as unknown as RouteModule }
}

addLayout('without-clerk', [])
addRoute('without-clerk', 'without-clerk/*', accountRoutes(options))
addRoute('without-clerk', 'without-clerk-alone', accountRoute(deleteSelf, options))

addLayout('parties', [clerkMiddleware({ authorizedParties })])
addRoute('parties', 'parties/*', accountRoutes(options))

addLayout('root', [clerkMiddleware()])
addRoute('root', 'api/account/*', accountRoutes(options))
addRoute('root', 'unset/*', accountRoutes(unset))
addRoute('root', 'webhook', accountWebhook(webhook))
addRoute('root', 'sweep', accountSweep(sweep))
addRoute('root', 't/:userId/account/*', accountRoutes(options))
for (const operation of operations) {
  addRoute('root', byPath(operation).slice(1), accountRoute(operation, options))
  addRoute('root', byBody(operation).slice(1), accountRoute(operation, options))
}

const build: ServerBuild = {
  entry: { module: { default: () => new Response('Not found', { status: 404 }) } },
  routes,
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {},
  ssr: true,
  isSpaMode: false,
  prerender: [],
  routeDiscovery: { mode: 'initial', manifestPath: '/__manifest' },
}

createServer(createRequestListener({ build })).listen(port)
