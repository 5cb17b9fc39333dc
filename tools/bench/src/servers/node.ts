import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { nodeView, send } from '@account-routes/node'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { toNodeHandler } from 'srvx/node'
import { listening } from './listening.ts'

/** The same small answer, sent by each of those that stand between a handler and Node. */
const body = { error: 'Unauthorized', code: 'unauthenticated', message: 'Sign in first.' }
const headers = [['Cache-Control', 'no-store']] as const

const web = () => Response.json(body, { status: 401, headers: { 'Cache-Control': 'no-store' } })
const expressApp = express()
expressApp.use('/express-json', (_req, res) => void res.status(401).set('Cache-Control', 'no-store').json(body))
expressApp.use('/express-ours', (req, res) => {
  const view = nodeView(req, { path: req.path, url: req.originalUrl })
  send(res, { status: view.method === 'GET' ? 401 : 405, headers, body })
})
const fastifyApp = fastify()
fastifyApp.get('/fastify-send', (_request, reply) => reply.code(401).header('Cache-Control', 'no-store').send(body))
fastifyApp.get('/fastify-ours', (request, reply) => {
  const view = nodeView(request.raw, { path: '/' })
  reply.code(view.method === 'GET' ? 401 : 405)
  for (const [name, value] of headers) reply.header(name, value)
  return reply.send(body)
})
await fastifyApp.ready()

type Listener = (req: IncomingMessage, res: ServerResponse) => unknown
const listeners: Readonly<Record<string, Listener>> = {
  '/express-json': expressApp,
  '/express-ours': expressApp,
  '/fastify-send': (req, res) => fastifyApp.routing(req, res),
  '/fastify-ours': (req, res) => fastifyApp.routing(req, res),
  '/hono-node-server': getRequestListener(web),
  '/srvx': toNodeHandler(web) as Listener,
  '/node-ours': (req, res) =>
    send(res, { status: nodeView(req, { path: '/' }).method === 'GET' ? 401 : 405, headers, body }),
}
const server = createServer((req, res) => listeners[req.url ?? '']?.(req, res))
server.listen(0, '127.0.0.1', () => listening(server))
