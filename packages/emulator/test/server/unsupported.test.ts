import { describe, expect, onTestFinished, vi } from 'vitest'
import { routes } from '../../src/bapi/routes.ts'
import { readDocument } from '../support/contract.ts'
import { test } from '../support/emulator.ts'

function consoleLines(): string[] {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  onTestFinished(() => warn.mockRestore())
  return warn.mock.calls.map(String)
}

describe('unsupported operations', () => {
  test("answer 501 in Clerk's error shape for any method and on the paths of both APIs", async ({ emulator }) => {
    consoleLines()
    for (const [method, path] of [
      ['GET', '/v1/nonsense'],
      ['POST', '/v1/billing/plans'],
      ['PUT', '/v1/users'],
      ['DELETE', '/v1/users/user_ada/passkeys'],
      ['GET', '/oauth/nonsense'],
      ['GET', '/.well-known/nonsense'],
      ['OPTIONS', '/v1/nonsense'],
    ] as const) {
      const response = await fetch(`${emulator.url}${path}`, { method })
      expect([response.status, response.headers.get('content-type')], path).toEqual([501, 'application/json'])
      expect(await response.json()).toEqual({
        errors: [
          {
            code: 'not_supported_by_emulator',
            message: expect.any(String),
            long_message: expect.stringContaining(`${method} ${path}`),
          },
        ],
        clerk_trace_id: response.headers.get('clerk-trace-id'),
      })
    }
  })

  test("include every operation of Clerk's Backend API document that the table lacks", async ({ emulator }) => {
    consoleLines()
    const known = new Set(routes.map(({ operation }) => operation))
    for (const [template, operations] of Object.entries(readDocument('bapi-2026-05-12.yml').paths ?? {})) {
      for (const [method, { operationId }] of Object.entries(operations)) {
        if (known.has(operationId)) continue
        const path = template.replace(/\{\w+\}/g, 'x')
        const response = await fetch(`${emulator.url}/v1${path}`, {
          method: method.toUpperCase(),
          headers: { authorization: `Bearer ${emulator.secretKey}` },
        })
        await response.body?.cancel()
        expect(response.status, `${operationId}: ${method} ${path}`).toBe(501)
      }
    }
  })

  test('are reported once on the console, in the request log, and on the page of requests', async ({
    emulator,
    steer,
  }) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    onTestFinished(() => warn.mockRestore())
    for (let times = 0; times < 2; times++)
      await fetch(`${emulator.url}/v1/widgets/widget_0123456789abcdef`, { method: 'PATCH' })
    expect(warn.mock.calls.flat()).toEqual([
      `The emulator does not support PATCH /v1/widgets/widget_… and answers 501. Its page lists such requests: ${emulator.url}/dashboard/requests`,
    ])
    expect(await steer.requests()).toMatchObject([
      { method: 'PATCH', path: '/v1/widgets/widget_0123456789abcdef', status: 501 },
      { status: 501 },
    ])
    const page = await (await fetch(`${emulator.url}/dashboard/requests`)).text()
    expect(page).toContain('does not support')
    expect(page).toContain('PATCH /v1/widgets/widget_…</code> (2 times)')
  })
})
