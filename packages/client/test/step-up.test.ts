import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AccountError, createAccountClient, safe, type VerificationRequest, type Verify } from '../src/index.ts'
import { type App, startApp } from './support/app.ts'

let app: App
beforeAll(async () => {
  app = await startApp({ selfDeletion: 'always' })
})
afterAll(() => app.close())

/** A user who signed in long ago, until they verify. */
async function staleUser(verify?: (request: VerificationRequest, refresh: () => void) => ReturnType<Verify>) {
  const userId = await app.newUser()
  let isFresh = false
  const asked: VerificationRequest[] = []
  const client = createAccountClient({
    baseUrl: app.baseUrl,
    getToken: ({ skipCache }) => app.token(userId, isFresh && skipCache ? {} : { fva: [600, -1] }),
    ...(verify && {
      verify: (request) => {
        asked.push(request)
        return verify(request, () => {
          isFresh = true
        })
      },
    }),
  })
  return { userId, client, asked }
}

const deletions = () => app.requests.filter((line) => line === 'DELETE /api/account/me').length

describe('a call that needs a verification', () => {
  test('is repeated once when the user has verified', async () => {
    const { userId, client, asked } = await staleUser(async (_, refresh) => {
      refresh()
      return true
    })
    const before = deletions()
    expect(await client.me.delete()).toEqual({ success: true })
    expect(await app.exists(userId)).toBe(false)
    expect(asked).toEqual([{ level: 'second_factor', signal: undefined }])
    expect(deletions() - before).toBe(2)
  })

  test('fails with `reverification_required` if no `verify` can ask the user', async () => {
    const { userId, client } = await staleUser()
    const { error } = await safe(client.me.delete())
    expect(error).toMatchObject({
      code: 'reverification_required',
      status: 403,
      message: 'Verify your identity to continue.',
    })
    expect(await app.exists(userId)).toBe(true)
  })

  test('is not repeated when the user cancels', async () => {
    const { userId, client } = await staleUser(async () => false)
    const before = deletions()
    const { error } = await safe(client.me.delete())
    expect(error).toMatchObject({ code: 'reverification_cancelled', status: 403 })
    expect(deletions() - before).toBe(1)
    expect(await app.exists(userId)).toBe(true)
  })

  test('is repeated no second time when the verification was not enough', async () => {
    const { client, asked } = await staleUser(async () => true)
    const before = deletions()
    const { error } = await safe(client.me.delete())
    expect(error).toMatchObject({ code: 'reverification_required' })
    expect(asked).toHaveLength(1)
    expect(deletions() - before).toBe(2)
  })

  test('keeps its refusal when the verification fails, with the reason as its cause', async () => {
    const reason = new Error('Clerk is not loaded.')
    const { client } = await staleUser(() => Promise.reject(reason))
    const { error } = await safe(client.me.delete())
    expect(error).toBeInstanceOf(AccountError)
    expect(error).toMatchObject({ code: 'reverification_required', status: 403, cause: reason })
  })

  test("ends with the app's reason if it is aborted during the verification", async () => {
    const controller = new AbortController()
    const { client } = await staleUser(async ({ signal }) => {
      controller.abort(new Error('The page was left.'))
      signal?.throwIfAborted()
      return true
    })
    await expect(client.me.delete({ signal: controller.signal })).rejects.toThrow('The page was left.')
  })

  test.each([
    ['strict_mfa', 'multi_factor'],
    ['strict', 'second_factor'],
    [{ level: 'first_factor', afterMinutes: 5 }, 'first_factor'],
  ] as const)('asks for the level of %j', async (reverification, level) => {
    const other = await startApp({ reverification, selfDeletion: 'always' })
    try {
      const userId = await other.newUser()
      const asked: string[] = []
      const client = createAccountClient({
        baseUrl: other.baseUrl,
        getToken: () => other.token(userId, { fva: [600, 600] }),
        verify: async (request) => {
          asked.push(request.level)
          return false
        },
      })
      expect((await safe(client.me.delete())).error?.code).toBe('reverification_cancelled')
      expect(asked).toEqual([level])
    } finally {
      await other.close()
    }
  })
})
