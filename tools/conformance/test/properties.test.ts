import { startEmulator } from '@account-routes/emulator'
import { accountRoutes, hasRole } from '@account-routes/fetch'
import { createClerkClient } from '@clerk/backend'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertSafe } from '../src/answers.ts'
import { type Clerk, clerkOf } from '../src/clerk.ts'
import type { Answer } from '../src/http.ts'
import {
  allowedFor,
  anyRequests,
  assertAnswered,
  newCast,
  type RandomRequest,
  requestOf,
} from '../src/random-requests.ts'
import { operations } from '../src/table.ts'

let clerk: Clerk
let handler: (request: Request) => Promise<Response>

beforeAll(async () => {
  const emulator = await startEmulator()
  clerk = clerkOf(emulator)
  const { secretKey, publishableKey, jwtKey, url: apiUrl } = emulator
  handler = accountRoutes({
    clerkClient: createClerkClient({
      secretKey,
      publishableKey,
      jwtKey,
      apiUrl,
      proxyUrl: apiUrl,
      telemetry: { disabled: true },
    }),
    authorize: hasRole('admin'),
    limiter: () => true,
    operations: Object.fromEntries(operations.map(({ id }) => [id, true])),
  })
})
afterAll(() => clerk.emulator.stop())

async function answerTo({ method, path, headers, body }: RandomRequest): Promise<Answer> {
  const init = { method, headers, ...(body !== undefined && { body: body as BodyInit }) }
  const response = await handler(new Request(`http://app.test/api/account${path}`, init))
  const text = await response.text()
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text,
    json: () => JSON.parse(text),
    reusedSocket: false,
  }
}

test('10 000 random requests: 2xx to 4xx in JSON, and no call to Clerk that the table does not list', async () => {
  const seen = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(anyRequests, async (sketches) => {
      const cast = await newCast(clerk)
      const requests = await Promise.all(sketches.map((sketch) => requestOf(sketch, cast)))
      const { asked } = await clerk.watch(async () => {
        for (const request of requests) {
          const answer = await answerTo(request)
          assertAnswered(request, answer)
          assertSafe(request.method, answer)
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
        }
      })
      const allowed = requests.map((request) => allowedFor(request, cast))
      for (const line of asked)
        expect(
          allowed.some((allows) => allows(line)),
          line,
        ).toBe(true)
    }),
    { numRuns: 1000 },
  )
  // A test that only ever saw one kind of answer would show little.
  for (const status of [200, 401, 403, 404, 405, 415, 422])
    expect(seen.get(status) ?? 0, String(status)).toBeGreaterThan(50)
}, 180_000)
