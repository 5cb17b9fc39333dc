import { accountRoute, accountRoutes, deleteSelf, getSelf } from '@account-routes/fastify'
import { clerkClient, clerkPlugin, getAuth } from '@clerk/fastify'
import fastify, { type RouteHandlerMethod } from 'fastify'
import { deleteSelfByHand, getSelfByHand, isClerkHeader } from '../hand-written.ts'
import { listening } from './listening.ts'

const app = fastify()
const { CLERK_API_URL: apiUrl, CLERK_JWT_KEY: jwtKey } = process.env
await app.register(clerkPlugin, { apiUrl, jwtKey } as object)
app.get('/ours/me', accountRoute(getSelf))
app.delete('/ours/me', accountRoute(deleteSelf))
app.register(accountRoutes, { prefix: '/table' })

const byHand =
  (work: typeof getSelfByHand): RouteHandlerMethod =>
  async (request, reply) => {
    const { status, headers, body } = await work(getAuth(request), clerkClient)
    for (const name of Object.keys(reply.getHeaders())) if (isClerkHeader(name)) reply.removeHeader(name)
    return reply.code(status).headers(headers).send(body)
  }
app.get('/hand/me', byHand(getSelfByHand))
app.delete('/hand/me', byHand(deleteSelfByHand))
await app.listen({ port: 0, host: '127.0.0.1' })
listening(app.server)
