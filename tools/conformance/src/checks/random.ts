import fc from 'fast-check'
import { expect } from 'vitest'
import { assertSafe, mediaType } from '../answers.ts'
import { one } from '../check.ts'
import { allowedFor, anyRequests, assertAnswered, newCast, requestOf } from '../random-requests.ts'
import { mount } from '../world.ts'

export const random = [
  one(
    'random',
    'hundreds of random requests: no 5xx, and no call to Clerk that the table does not list',
    [29, 35],
    async (world) => {
      const { clerk } = world
      const server = await world.server()
      const property = fc.asyncProperty(anyRequests, async (sketches) => {
        const cast = await newCast(clerk)
        const requests = await Promise.all(sketches.map((sketch) => requestOf(sketch, cast)))
        const { asked } = await clerk.watch(async () => {
          for (const request of requests) {
            const { method, path, headers, body } = request
            const answer = await server.send(mount + path, { method, headers, body })
            assertAnswered(request, answer)
            // Some requests end at the server or the framework: too long a path, headers that are too large together
            // with it, which Fastify says in JSON of its own, or a path that leads elsewhere.
            const ours = answer.status !== 431 && mediaType(answer.headers['content-type']) === 'application/json'
            if (ours) assertSafe(method, answer)
            else expect(answer.status).not.toBe(200)
          }
        })
        const allowed = requests.map((request) => allowedFor(request, cast))
        for (const line of asked)
          expect(
            allowed.some((allows) => allows(line)),
            line,
          ).toBe(true)
      })
      await fc.assert(property, { numRuns: 40 })
    },
  ),
] as const
