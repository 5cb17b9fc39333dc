import { afterEach, describe, expect, test, vi } from 'vitest'
import { type VerificationAnswer, type VerificationPrompt, type VerifyingClerk, verifyWithClerk } from '../src/index.ts'

type Status = 'needs_first_factor' | 'needs_second_factor' | 'complete'
type Factor = { strategy: string; emailAddressId?: string; phoneNumberId?: string; safeIdentifier?: string }

const refused = (longMessage: string) => Object.assign(new Error(longMessage), { errors: [{ longMessage }] })

interface Account {
  readonly first?: readonly Factor[]
  readonly second?: readonly Factor[]
  /** Accepted passwords and codes. */
  readonly secrets?: readonly string[]
}

/** Stands in for Clerk's browser SDK, with its documented methods, and notes what is asked of it. */
function clerkOf({ first = [], second = [], secrets = ['right'] }: Account) {
  const asked: unknown[] = []
  let status: Status = 'needs_first_factor'
  const answer = () => ({ status, supportedFirstFactors: first, supportedSecondFactors: second })
  const attempt = async (params: object, next: Status) => {
    asked.push(params)
    const { password, code = password } = params as { password?: string; code?: string }
    if (!secrets.includes(code ?? '')) throw refused('That is not correct.')
    status = next
    return answer()
  }
  const afterFirst: Status = second.length > 0 ? 'needs_second_factor' : 'complete'
  const clerk: VerifyingClerk = {
    session: {
      id: 'sess_1',
      startVerification: async ({ level }) => {
        asked.push({ level })
        return answer()
      },
      prepareFirstFactorVerification: async (factor) => {
        asked.push({ prepare: factor })
        return answer()
      },
      attemptFirstFactorVerification: (params) => attempt(params, afterFirst),
      prepareSecondFactorVerification: async (factor) => {
        asked.push({ prepare: factor })
        return answer()
      },
      attemptSecondFactorVerification: (params) => attempt(params, 'complete'),
      verifyWithPasskey: async () => {
        asked.push('passkey')
        status = afterFirst
        return answer()
      },
    },
    setActive: async (params) => {
      asked.push(params)
    },
  }
  return { clerk, asked }
}

/** A user who gives these answers, one after the other. */
function userWith(...answers: readonly VerificationAnswer[]) {
  const prompts: Omit<VerificationPrompt, 'signal'>[] = []
  const ask = async ({ signal: _, ...prompt }: VerificationPrompt) => {
    prompts.push(prompt)
    return answers[prompts.length - 1] ?? null
  }
  return { ask, prompts }
}

const request = { level: 'second_factor', signal: undefined } as const
const password: Factor = { strategy: 'password' }
const email: Factor = { strategy: 'email_code', emailAddressId: 'idn_1', safeIdentifier: 'a**@example.com' }

describe("with Clerk's own dialog", () => {
  const withDialog = (open: NonNullable<VerifyingClerk['__internal_openReverification']>) => {
    const { clerk, asked } = clerkOf({ first: [password] })
    return { clerk: { ...clerk, __internal_openReverification: open }, asked }
  }

  test.each([
    ['afterVerification', true],
    ['afterVerificationCancelled', false],
  ] as const)('%s means %s', async (event, verified) => {
    const levels: string[] = []
    const { clerk, asked } = withDialog((props) => {
      levels.push(props.level)
      setTimeout(props[event])
    })
    expect(await verifyWithClerk(() => clerk)(request)).toBe(verified)
    expect(levels).toEqual(['second_factor'])
    expect(asked).toEqual([])
  })

  test('a click before Clerk has loaded waits for it', async () => {
    const { clerk } = withDialog(({ afterVerification }) => setTimeout(afterVerification))
    let asked = 0
    expect(await verifyWithClerk(() => (++asked > 2 ? clerk : undefined))(request)).toBe(true)
  })

  test('calls at the same time share one dialog, later ones get their own', async () => {
    let opened = 0
    const { clerk } = withDialog(({ afterVerification }) => {
      opened++
      setTimeout(afterVerification)
    })
    const verify = verifyWithClerk(() => clerk)
    expect(await Promise.all([verify(request), verify(request)])).toEqual([true, true])
    expect(opened).toBe(1)
    await verify(request)
    expect(opened).toBe(2)
  })

  test('the abort of a call is no answer for another that shares its dialog', async () => {
    const controller = new AbortController()
    let opened = 0
    const { clerk } = withDialog(({ afterVerification }) => {
      if (++opened === 2) setTimeout(afterVerification)
    })
    const verify = verifyWithClerk(() => clerk)
    const aborted = verify({ ...request, signal: controller.signal })
    const others = [verify(request), verify(request)]
    controller.abort()
    expect(await aborted).toBe(false)
    expect(await Promise.all(others)).toEqual([true, true])
    expect(opened).toBe(2)
  })

  test('calls that need different levels ask one after the other', async () => {
    const levels: string[] = []
    let isOpen = false
    const { clerk } = withDialog(({ level, afterVerification, afterVerificationCancelled }) => {
      expect(isOpen).toBe(false)
      isOpen = true
      levels.push(level)
      setTimeout(() => {
        isOpen = false
        if (level === 'first_factor') afterVerificationCancelled()
        else afterVerification()
      }, 20)
    })
    const verify = verifyWithClerk(() => clerk)
    const asked = (['first_factor', 'multi_factor', 'first_factor'] as const).map((level) =>
      verify({ ...request, level }),
    )
    expect(await Promise.all(asked)).toEqual([false, true, false])
    expect(levels).toEqual(['first_factor', 'multi_factor'])
  })

  test('an abort closes it', async () => {
    const controller = new AbortController()
    let closed = 0
    const { clerk } = withDialog(() => {})
    const closing = { ...clerk, __internal_closeReverification: () => closed++ }
    const verified = verifyWithClerk(() => closing)({ ...request, signal: controller.signal })
    controller.abort()
    expect(await verified).toBe(false)
    expect(closed).toBe(1)
  })

  test("the session's methods are used if Clerk's components are not loaded", async () => {
    const { clerk, asked } = withDialog(() => {
      throw new Error('Clerk was not loaded with Ui components')
    })
    const { ask } = userWith({ value: 'right' })
    expect(await verifyWithClerk(() => clerk, { ask })(request)).toBe(true)
    expect(asked.at(-1)).toEqual({ session: 'sess_1' })
  })
})

describe("with the session's methods", () => {
  test('a password verifies, and the session is made active for a fresh token', async () => {
    const { clerk, asked } = clerkOf({ first: [password] })
    const { ask, prompts } = userWith({ value: 'right' })
    expect(await verifyWithClerk(() => clerk, { ask })(request)).toBe(true)
    expect(prompts).toEqual([{ strategy: 'password', sentTo: undefined, alternatives: [], error: undefined }])
    expect(asked).toEqual([
      { level: 'second_factor' },
      { strategy: 'password', password: 'right' },
      { session: 'sess_1' },
    ])
  })

  test("a wrong answer is asked for again, with Clerk's own message", async () => {
    const { clerk } = clerkOf({ first: [password] })
    const { ask, prompts } = userWith({ value: 'wrong' }, { value: 'right' })
    expect(await verifyWithClerk(() => clerk, { ask })(request)).toBe(true)
    expect(prompts.map(({ error }) => error)).toEqual([undefined, 'That is not correct.'])
  })

  test('a code is sent before it is asked for, and sent again on request', async () => {
    const { clerk, asked } = clerkOf({ first: [email, password] })
    const { ask, prompts } = userWith({ strategy: 'email_code' }, { strategy: 'email_code' }, { value: 'right' })
    expect(await verifyWithClerk(() => clerk, { ask })(request)).toBe(true)
    expect(prompts.map(({ strategy, sentTo }) => [strategy, sentTo])).toEqual([
      ['password', undefined],
      ['email_code', 'a**@example.com'],
      ['email_code', 'a**@example.com'],
    ])
    const prepared = { prepare: { strategy: 'email_code', emailAddressId: 'idn_1' } }
    expect(asked.slice(1, 4)).toEqual([prepared, prepared, { strategy: 'email_code', code: 'right' }])
  })

  test('both factors are asked for where Clerk wants both', async () => {
    const { clerk, asked } = clerkOf({ first: [password], second: [{ strategy: 'totp' }, { strategy: 'backup_code' }] })
    const { ask, prompts } = userWith({ value: 'right' }, { strategy: 'backup_code' }, { value: 'right' })
    expect(await verifyWithClerk(() => clerk, { ask })(request)).toBe(true)
    expect(prompts.map(({ strategy }) => strategy)).toEqual(['password', 'totp', 'backup_code'])
    expect(prompts[1]?.alternatives).toEqual(['backup_code'])
    expect(asked.at(-2)).toEqual({ strategy: 'backup_code', code: 'right' })
  })

  test('a passkey needs no value', async () => {
    const { clerk, asked } = clerkOf({ first: [{ strategy: 'passkey' }] })
    const { ask } = userWith({ value: '' })
    expect(await verifyWithClerk(() => clerk, { ask })(request)).toBe(true)
    expect(asked).toContain('passkey')
  })

  test('a cancelled question verifies nothing', async () => {
    const { clerk, asked } = clerkOf({ first: [password] })
    expect(await verifyWithClerk(() => clerk, { ask: async () => null })(request)).toBe(false)
    expect(asked).toEqual([{ level: 'second_factor' }])
  })

  test('an account without a way to verify gets an error that says so', async () => {
    const { clerk } = clerkOf({ first: [{ strategy: 'enterprise_sso' }] })
    await expect(verifyWithClerk(() => clerk)(request)).rejects.toThrow('This account has no way to verify here.')
  })

  test("a failure that is not Clerk's ends it", async () => {
    const { clerk } = clerkOf({ first: [password] })
    const ask = () => Promise.reject(new TypeError('no dialog'))
    await expect(verifyWithClerk(() => clerk, { ask })(request)).rejects.toThrow('no dialog')
  })
})

describe('a page without a session of Clerk', () => {
  const message = 'Load Clerk first'
  afterEach(() => void vi.useRealTimers())

  test('a signed-out visitor gets an error at once', () =>
    expect(verifyWithClerk(() => ({ loaded: true, setActive: async () => {} }))(request)).rejects.toThrow(message))

  test.each([null, undefined, { setActive: async () => {} }])('%j is an error after a while', async (clerk) => {
    vi.useFakeTimers()
    const failed = expect(verifyWithClerk(() => clerk)(request)).rejects.toThrow(message)
    await vi.advanceTimersByTimeAsync(10_000)
    await failed
  })
})
