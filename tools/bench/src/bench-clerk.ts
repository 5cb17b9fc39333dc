import { type Child, startServer } from './child.ts'

/** An emulator in a process of its own, with somebody signed in whose account can be deleted again and again. */
export interface BenchClerk {
  readonly url: string
  readonly secretKey: string
  readonly userId: string
  readonly bearer: string
  env(framework: string): Record<string, string>
  stop(): Promise<void>
}

export async function startClerk(): Promise<BenchClerk> {
  const emulator: Child = await startServer('emulator')
  const secretKey = emulator.message.secretKey as string
  const asServer = { Authorization: `Bearer ${secretKey}`, 'Content-Type': 'application/json' }
  const users = (await (await fetch(`${emulator.url}/v1/users`, { headers: asServer })).json()) as { id: string }[]
  const userId = users[0]?.id as string
  const token = await fetch(`${emulator.url}/_emulator/tokens`, {
    method: 'POST',
    headers: asServer,
    body: JSON.stringify({ userId, expiresInSeconds: 7200 }),
  })
  const { jwt } = (await token.json()) as { jwt: string }
  // A deletion is answered but not done, so that the same one can be measured for seconds.
  await fetch(`${emulator.url}/_emulator/faults`, {
    method: 'POST',
    headers: asServer,
    body: JSON.stringify({
      method: 'DELETE',
      path: '/v1/users/*',
      status: 200,
      body: { object: 'user', id: userId, deleted: true },
      times: 2 ** 31,
    }),
  })
  const env = emulator.message.env as Record<string, Record<string, string>>
  return {
    url: emulator.url,
    secretKey,
    userId,
    bearer: `Bearer ${jwt}`,
    env: (framework) => env[framework] ?? {},
    stop: () => emulator.stop(),
  }
}
