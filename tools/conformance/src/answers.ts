import { expect } from 'vitest'
import type { Answer } from './http.ts'
import { privateMarker } from './seed.ts'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']
/** Forms of a stack, a path of the server and a secret key. */
const inside = /\n\s+at |node_modules|file:\/\/|\bsk_(?:test|live)_|ECONNREFUSED|socket hang up/

/** Checks that hold of every answer of ours, whatever was asked. */
export function assertSafe(method: string, answer: Answer): void {
  const { status, headers, text } = answer
  const what = `${method} ${status} ${text.slice(0, 300)}`
  expect(headers['cache-control'], `Cache-Control of ${what}`).toBe('no-store')
  expect(headers['x-content-type-options'], `X-Content-Type-Options of ${what}`).toBe('nosniff')
  if (!safeMethods.includes(method)) {
    expect(listOf(headers.vary), `Vary of ${what}`).toEqual(expect.arrayContaining(['sec-fetch-site', 'origin']))
  }
  expect(text, what).not.toMatch(inside)
  expect(text, what).not.toContain(privateMarker)
  if (text === '') {
    const silent = method === 'HEAD' || status === 204 || status === 303 || status === 307
    expect(silent, `no body in ${what}`).toBe(true)
    return
  }
  expect(mediaType(headers['content-type']), `Content-Type of ${what}`).toBe('application/json')
  expect(() => answer.json(), what).not.toThrow()
}

/** A refusal of ours: its status, its code, and nothing else in its body but what helps. */
export function assertRefused(answer: Answer, status: number, code: string): void {
  expect(answer.status, answer.text).toBe(status)
  const { clerkTraceId: _trace, issues: _issues, ...body } = answer.json() as Record<string, unknown>
  expect(body).toEqual({ error: expect.any(String), code, message: expect.any(String) })
}

export const listOf = (header: string | readonly string[] | undefined): readonly string[] =>
  [header ?? '']
    .flat()
    .join(',')
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '')

export const mediaType = (header: string | undefined): string => header?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
