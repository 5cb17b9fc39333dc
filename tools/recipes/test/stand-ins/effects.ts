import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createClerkClient } from '@clerk/backend'

// In a file, because the processes that die and those that go on share it.
const file = 'effects.log'
const { CLERK_API_URL: apiUrl = '', CLERK_SECRET_KEY: secretKey = '' } = process.env
const { users } = createClerkClient({ apiUrl, secretKey })

let count = 0
export async function createUser(): Promise<string> {
  const emailAddress = [`crash${++count}@example.com`]
  return (await users.createUser({ emailAddress, skipPasswordRequirement: true })).id
}

export const recordEffect = async (userId: string, name: string): Promise<void> =>
  appendFileSync(file, `${userId} ${name}\n`)

export async function effectsOf(userId: string): Promise<string[]> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const own = lines.flatMap((line) => (line.startsWith(`${userId} `) ? [line.split(' ')[1] as string] : []))
  const exists = await users.getUser(userId).then(
    () => true,
    () => false,
  )
  return exists ? own : [...own, 'clerk']
}
