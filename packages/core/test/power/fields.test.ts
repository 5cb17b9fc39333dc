import { isReverificationHint } from '@clerk/shared/authorization-errors'
import { describe, expect, test } from 'vitest'
import { type AdminField, createRoutes, type Operation, operations, type SelfField } from '../../src/index.ts'
import { clientWith, contextOf, otherUserId, send, signedIn, userId } from '../support.ts'

const rows = (operations as readonly Operation[]).filter(({ sensitive }) => Array.isArray(sensitive))

interface Described {
  readonly type: string
  readonly wrapped?: Described
}

/** A value of a field's type. */
function sampleFor(entry: Described | undefined): unknown {
  if (entry?.wrapped) return sampleFor(entry.wrapped)
  const samples: Readonly<Record<string, unknown>> = { array: ['a'], boolean: true, number: 1, custom: {}, string: 'a' }
  return samples[entry?.type ?? ''] ?? 'a'
}

const entriesOf = ({ input }: Operation) =>
  (input?.schema as { entries?: Record<string, Described> } | undefined)?.entries ?? {}
const fields = rows.flatMap((row) => Object.keys(entriesOf(row)).map((field) => [row.id, field, row] as const))

const untouched = clientWith(new Proxy({}, { get: () => () => Promise.reject(new Error('Clerk was asked.')) }))
const routes = createRoutes({
  authorize: () => true,
  selfFields: [
    ...new Set(rows.filter(({ guard }) => guard.acts === 'self').flatMap((row) => Object.keys(entriesOf(row)))),
  ] as SelfField[],
  adminFields: [
    'password',
    'passwordDigest',
    'passwordHasher',
    'skipPasswordChecks',
    'totpSecret',
    'backupCodes',
    'externalId',
    'publicMetadata',
    'privateMetadata',
  ] satisfies AdminField[],
})

describe('[S43] each sensitive field by itself asks for a fresh sign-in', () => {
  const sensitive = fields.filter(([, field, row]) => (row.sensitive as readonly string[]).includes(field))

  test('and there are some', () => expect(sensitive.length).toBeGreaterThan(20))

  test.each(sensitive)('%s: %s', async (_, field, row) => {
    const stale = { ...signedIn, factorVerificationAge: [11, -1], sessionClaims: { sid: 's', fva: [11, -1] } }
    const init = {
      method: row.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ [field]: sampleFor(entriesOf(row)[field]) }),
    }
    const path = row.path.replace(':userId', otherUserId)
    const response = await send(routes, contextOf(stale, untouched), path, init)
    expect(response.status, await response.clone().text()).toBe(403)
    expect(isReverificationHint(await response.json())).toBe(true)
    const acting = { ...signedIn, actor: { sub: userId } }
    const impersonated = await send(routes, contextOf(acting, untouched), path, init)
    expect(await impersonated.json()).toMatchObject({ code: 'impersonated' })
  })
})
