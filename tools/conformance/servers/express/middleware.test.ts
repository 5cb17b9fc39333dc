import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startEmulator } from '@account-routes/emulator'
import { accountRoutes } from '@account-routes/express'
import { clerkMiddleware } from '@clerk/express'
import express, { type Request } from 'express'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Clerk, clerkOf } from '../../src/clerk.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
const ended = (req: Request): Promise<void> => new Promise((resolve) => req.on('end', resolve))

let clerk: Clerk
beforeAll(async () => {
  clerk = clerkOf(await startEmulator())
  // Clerk's client for Express reads its keys there.
  for (const [name, value] of Object.entries(clerk.emulator.env('express'))) vi.stubEnv(name, value)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await clerk?.emulator.stop()
})

/** The answer to a change, behind a middleware that does something to the body first. */
async function changeBehind(middleware: express.RequestHandler, body: string) {
  const app = express()
  app.use(clerkMiddleware())
  app.use(middleware)
  app.use('/api/account', accountRoutes({ selfFields: ['firstName'] }))
  const server = createServer(app).listen(0)
  try {
    const person = await clerk.newUser()
    const headers = { ...(await person.bearer()), 'content-type': 'application/json' }
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/account/me`
    const response = await fetch(address, { method: 'PATCH', headers, body })
    return { status: response.status, answer: await response.json() }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

describe('a middleware of the app', () => {
  test.each<[string, express.RequestHandler]>([
    ['keeps the body as text', express.text({ type: '*/*' })],
    ['keeps its bytes', express.raw({ type: '*/*' })],
    [
      'sets an encoding',
      (req, _res, next) => {
        req.setEncoding('utf8')
        next()
      },
    ],
    [
      'sets an encoding that is no text',
      (req, _res, next) => {
        req.setEncoding('base64')
        next()
      },
    ],
    [
      'pauses the request',
      (req, _res, next) => {
        req.pause()
        setTimeout(next, 20)
      },
    ],
  ])('that %s makes no difference', async (_, middleware) => {
    expect(await changeBehind(middleware, '{"firstName":"Zoë"}')).toMatchObject({
      status: 200,
      answer: { firstName: 'Zoë' },
    })
    for (const [body, status] of [
      ['{"firstName":', 400],
      ['"a text"', 422],
      ['{"firstName":"a","__proto__":{"a":1}}', 422],
    ] as const)
      expect((await changeBehind(middleware, body)).status, body).toBe(status)
  })

  test.each<[string, express.RequestHandler]>([
    [
      'drops the body',
      (req, _res, next) => {
        req.resume()
        ended(req).then(() => next())
      },
    ],
    [
      'listens to the body and keeps nothing',
      (req, _res, next) => {
        req.on('data', () => {})
        ended(req).then(() => next())
      },
    ],
  ])('that %s is told in the log, and the client is not blamed', async (_, middleware) => {
    error.mockClear()
    expect(await changeBehind(middleware, '{"firstName":"Ada"}')).toMatchObject({
      status: 500,
      answer: { code: 'misconfigured' },
    })
    expect(String(error.mock.calls[0])).toContain('A middleware read the body before these routes')
  })
})
