import { accountRoutes } from '@account-routes/fastify'
import { clerkClient, clerkPlugin, getAuth } from '@clerk/fastify'
import fastify from 'fastify'
import { deleteSelfByHand, getSelfByHand } from '../hand-written.ts'
import { listening } from './listening.ts'

const app = fastify()
const { CLERK_API_URL: apiUrl, CLERK_JWT_KEY: jwtKey } = process.env
await app.register(clerkPlugin, { apiUrl, jwtKey } as object)
app.register(accountRoutes, { prefix: '/ours' })
app.get('/hand/me', async (request, reply) => {
  const { status, body } = await getSelfByHand(getAuth(request), clerkClient)
  return reply.code(status).send(body)
})
app.delete('/hand/me', async (request, reply) => {
  const { status, body } = await deleteSelfByHand(getAuth(request), clerkClient)
  return reply.code(status).send(body)
})
await app.listen({ port: 0, host: '127.0.0.1' })
listening(app.server)
