import { createCheckAuthorization } from '@clerk/shared/authorization'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../src/index.ts'
import { assertFresh, type ReverificationLevel } from '../src/options/reverification.ts'

const isFresh = (age: unknown, level: ReverificationLevel): boolean => {
  try {
    assertFresh({ isAuthenticated: true, factorVerificationAge: age as [number, number] }, level)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'reverification_required') return false
    throw error
  }
}

const clerkSays = (age: unknown, reverification: ReverificationLevel): boolean =>
  createCheckAuthorization({
    userId: 'user_1',
    orgId: null,
    orgRole: null,
    orgPermissions: null,
    features: null,
    plans: null,
    factorVerificationAge: age as [number, number],
  })({ reverification })

const levels: ReverificationLevel[] = [
  'strict_mfa',
  'strict',
  'moderate',
  'lax',
  { level: 'first_factor', afterMinutes: 3 },
  { level: 'second_factor', afterMinutes: 15 },
  { level: 'multi_factor', afterMinutes: 15 },
]

describe('freshness', () => {
  test("is judged as Clerk's SDK judges it, for every age", () => {
    const minutes = fc.oneof(
      fc.integer({ min: -2, max: 12 }),
      fc.constantFrom(59, 60, 61, 1439, 1440, 1.5, Number.NaN, Infinity),
    )
    const age = fc.oneof(
      { weight: 9, arbitrary: fc.tuple(minutes, minutes) },
      { weight: 1, arbitrary: fc.constantFrom([], [1], [1, 2, 3], ['1', '2'], 'fresh', 5, [null, null]) },
    )
    fc.assert(
      fc.property(age, fc.constantFrom(...levels), (age, level) => {
        expect(isFresh(age, level)).toBe(clerkSays(age, level))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    [9, true],
    [10, false],
    [11, false],
  ])('[S15] %i minutes after the sign-in', (minutes, fresh) => {
    expect(isFresh([minutes, -1], 'strict')).toBe(fresh)
  })

  test('[S15] no verification at all is none', () => expect(isFresh([-1, -1], 'lax')).toBe(false))

  test('[S15] a level that the token cannot prove is a configuration error, not a challenge', () => {
    const demand = () => assertFresh({ isAuthenticated: true, userId: 'user_1' }, 'strict')
    expect(demand).toThrow(expect.objectContaining({ code: 'misconfigured' }))
    expect(() => assertFresh({ isAuthenticated: true, userId: 'user_1' }, 'auto')).not.toThrow()
  })
})
