import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clerkAccount, type DeletionOptions, defineDeletion, step } from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { type CrashMatrixOptions, crashMatrix, crashPoints } from '../src/testing.ts'
import { type Clerk, startClerk } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
})
afterAll(() => clerk?.stop())

/** A matrix whose "processes" are requests in this one. */
function matrix(given: Partial<DeletionOptions>, log: string[] = []) {
  const files = step('files', ({ userId }) => void log.push(`${userId} files`))
  const store = memoryStore()
  const plan = { store, clerkClient: clerk.client, steps: [files, clerkAccount()], ...given }
  const deletion = defineDeletion(plan)
  const options: CrashMatrixOptions = {
    store,
    async start(killAt) {
      const userId = await clerk.createUser()
      if (!killAt) return { userId, points: 1 }
      await deletion.request({ userId, instance: clerk.instance, requestedBy: 'self' })
      return { userId }
    },
    resume: () => deletion.sweep(),
    effects: async (userId) => [
      ...log.filter((line) => line.startsWith(userId)).map((line) => line.split(' ')[1] as string),
      ...((await clerk.exists(userId)) ? [] : ['clerk']),
    ],
    timeoutMs: 100,
  }
  return options
}

it('crashPoints counts from begin() on, where it waits', async () => {
  const { begin, count, point, watch } = crashPoints(0, { waits: true })
  const { read } = watch({ read: async () => 7 })
  point()
  expect([await read(), count()]).toEqual([7, 0])
  begin()
  point()
  expect([await read(), count()]).toEqual([7, 3])
})

describe('crashMatrix', () => {
  it('counts finished deletions', async () => {
    expect(await crashMatrix(matrix({}))).toEqual({ points: 1, finished: 1, untouched: 0 })
  })

  it('tells a lost deletion', async () => {
    const fails = step('files', () => Promise.reject(new Error('disk')))
    const lost = matrix({ steps: [fails, clerkAccount()] })
    await expect(crashMatrix(lost)).rejects.toThrow('Killed at 1, running files: lost, running files (error)')
  })

  it('tells a recorded step that ran again', async () => {
    const log: string[] = []
    const options = matrix({}, log)
    const resume = async (): Promise<void> => void log.push(...log.slice(0, 1))
    await expect(crashMatrix({ ...options, resume })).rejects.toThrow('repeated "files"')
  })

  it('tells effects of a deletion that was not accepted', async () => {
    const withoutRows = { ...matrix({}), store: { ofUser: async () => undefined } }
    const found = /not accepted, and yet "files" has run.*\n.*not accepted, and yet "clerk" has run/
    await expect(crashMatrix(withoutRows)).rejects.toThrow(found)
  })

  it('refuses processes that count no awaits, and those that are not killed', async () => {
    const options = matrix({})
    const start = async () => ({ userId: 'user_1', points: 0 })
    await expect(crashMatrix({ ...options, start })).rejects.toThrow('counted no awaits')
    const survives = async () => ({ userId: 'user_1', points: 2 })
    await expect(crashMatrix({ ...options, start: survives })).rejects.toThrow('ended by itself')
  })
})
