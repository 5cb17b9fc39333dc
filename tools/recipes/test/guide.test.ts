import { execFile } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import {
  type BlockerCheck,
  clerkAccount,
  type DeletionOptions,
  defineDeletion,
  type Step,
} from '@account-routes/deletion'
import { memoryStore } from '@account-routes/deletion/memory'
import { sqliteStore } from '@account-routes/deletion/sqlite'
import { freePort, startServer } from '@account-routes/launcher'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clerk, startClerk } from '../../../packages/deletion/test/support/app.ts'
import { startPostgres } from '../../../packages/deletion/test/support/postgres.ts'
import * as database from './stand-ins/db.ts'
import type * as drizzled from './stand-ins/drizzle.ts'
import { called } from './stand-ins/hooks-of-before.ts'
import * as other from './stand-ins/services.ts'
import { printed, unnamed, writePrinted } from './support/guide.ts'

const standIns = readdirSync(new URL('stand-ins', import.meta.url))
const again = (name: string): [string, string] => [name, `export * from '../../test/stand-ins/${name}'\n`]
const app = writePrinted(
  [...printed.keys()],
  Object.fromEntries([...standIns.map(again), ['plan.ts', "export * from '../../test/support/plan.ts'\n"]]),
)

let clerk: Clerk
const services = { stripe: createServer(stripe), s3: createServer(s3) }
beforeAll(async () => {
  clerk = await startClerk()
  for (const server of Object.values(services))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const portOf = (server: { address(): unknown }): string => String((server.address() as AddressInfo).port)
  Object.assign(process.env, {
    CLERK_API_URL: clerk.url,
    CLERK_SECRET_KEY: clerk.secretKey,
    STRIPE_PORT: portOf(services.stripe),
    S3_PORT: portOf(services.s3),
  })
})
afterAll(async () => {
  for (const server of Object.values(services)) server.close()
  await clerk?.stop()
  app.remove()
})

const execute = promisify(execFile)
/** The output of a command, also of one that fails. */
const run = (command: string, parameters: string[], options: object = {}): Promise<string> =>
  execute(command, parameters, options).then(
    ({ stdout }) => String(stdout),
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  )

const load = async <T>(name: string): Promise<T> => (await import(join(app.path, name))) as T
const self = (userId: string) => ({ userId, instance: clerk.instance, requestedBy: 'self' })
const define = (options: Partial<DeletionOptions<{ email: string }>>) =>
  defineDeletion<{ email: string }>({
    store: memoryStore(),
    clerkClient: clerk.client,
    steps: [clerkAccount()],
    ...options,
  })

/** A new user of the app, in its database and at every service. */
async function createUser(): Promise<string> {
  const userId = await clerk.createUser()
  database.addUser(userId)
  other.subscriptions.add(userId)
  other.files.add(userId)
  customers.add(`customers_${userId}`)
  for (let n = 0; n < 1_200; n++) objects.add(`users/${userId}/${n}.png`)
  objects.add(`users/${userId}0/other.png`)
  return userId
}

const customers = new Set<string>()
const keys = new Set<unknown>()
function stripe({ method, url = '', headers }: IncomingMessage, response: ServerResponse): void {
  const id = new URL(url, 'http://stand.in').pathname.split('/').at(-1) ?? ''
  keys.add(headers['idempotency-key'])
  const [status, body] =
    method !== 'DELETE' || id === 'customers_down'
      ? [500, { error: { type: 'api_error', message: 'Down.' } }]
      : customers.delete(id)
        ? [200, { id, object: 'customer', deleted: true }]
        : [404, { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such customer.' } }]
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const objects = new Set<string>()
const denied = new Set<string>()
async function s3(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { searchParams } = new URL(request.url ?? '', 'http://stand.in')
  const body = await text(request)
  response.writeHead(200, { 'content-type': 'application/xml' })
  if (request.method === 'GET') {
    const found = [...objects].filter((key) => key.startsWith(searchParams.get('prefix') ?? '')).slice(0, 1_000)
    const contents = found.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')
    response.end(`<ListBucketResult>${contents}</ListBucketResult>`)
    return
  }
  const keys = [...body.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key = '']) => key)
  const errors = keys.filter((key) => denied.has(key) || !objects.delete(key))
  const list = errors.map((key) => `<Error><Key>${key}</Key><Code>AccessDenied</Code></Error>`).join('')
  response.end(`<DeleteResult>${list}</DeleteResult>`)
}

test('every block of TypeScript names its file', () => {
  expect(unnamed).toEqual([])
  expect(printed.size).toBeGreaterThan(15)
})

test('everything typechecks', async () => {
  const include = ['.', '../../test/support/cloudflare.d.ts']
  const config = { extends: '../../tsconfig.json', compilerOptions: { exactOptionalPropertyTypes: false }, include }
  writeFileSync(join(app.path, 'tsconfig.json'), JSON.stringify(config))
  expect(await run('tsc', ['-p', app.path, '--pretty', 'false'])).toBe('')
})

describe('the handler of before', () => {
  test('leaves data behind if one service fails, and the plan does not', async () => {
    const { deleteAccount } = await load<{ deleteAccount(userId: string): Promise<void> }>('before.ts')
    const { steps } = await load<{ steps: Step[] }>('after.ts')
    const left = async (userId: string) => [
      await clerk.exists(userId),
      other.subscriptions.has(userId),
      other.files.has(userId),
      database.tablesWith(userId).includes('posts'),
    ]
    const first = await createUser()
    other.failures.billing = 1
    await expect(deleteAccount(first)).rejects.toThrow('timed out')
    expect(await left(first)).toEqual([false, true, true, true])

    const second = await createUser()
    other.failures.billing = 1
    const deletion = define({ steps })
    const answer = await deletion.request(self(second))
    expect(answer.outcome).toBe('running')
    expect(await left(second)).toEqual([true, true, true, true])
    await expect
      .poll(() => deletion.sweep().then(() => left(second)), { timeout: 10_000 })
      .toEqual(Array(4).fill(false))
  })
})

describe('steps', () => {
  const printedStep = async (name: string, key: string) => {
    const { [key]: made } = await load<Record<string, Step>>(name)
    const step = made as Step
    return (userId: string) =>
      step.run({
        userId,
        externalId: null,
        user: null,
        deletionId: 'del_1',
        key: `${userId}:${step.name}`,
        attempt: 1,
        signal: new AbortController().signal,
        requestedBy: 'self',
        clerkClient: clerk.client,
      })
  }

  test('steps/prisma.ts deletes rows, and may run twice', async () => {
    const step = await printedStep('steps/prisma.ts', 'data')
    const [userId, neighbor] = [await createUser(), await createUser()]
    for (let i = 0; i < 2; i++) await step(userId)
    expect(database.tablesWith(userId)).toEqual(['customers', 'invoices'])
    expect(database.tablesWith(neighbor)).toEqual(['posts', 'comments', 'customers', 'invoices'])
  })

  test('steps/drizzle.ts deletes rows in PostgreSQL, all or none, and may run twice', async () => {
    const tables = ['posts', 'comments'].map((table) => `CREATE TABLE ${table} (id text PRIMARY KEY, author_id text);`)
    const server = await startPostgres(tables.join(''))
    process.env.DATABASE_URL = server.url
    const { comments, db, pool, posts } = await load<typeof drizzled>('drizzle.ts')
    try {
      const step = await printedStep('steps/drizzle.ts', 'data')
      for (const table of [posts, comments])
        await db.insert(table).values([
          { id: '1', authorId: 'user_1' },
          { id: '2', authorId: 'user_2' },
        ])
      const left = async () => [await db.select().from(posts), await db.select().from(comments)]
      const before = await left()
      await pool.query('CREATE RULE keep AS ON DELETE TO posts DO INSTEAD SELECT 1 / 0')
      await expect(step('user_1')).rejects.toThrow()
      expect(await left()).toEqual(before)
      await pool.query('DROP RULE keep ON posts')
      for (let i = 0; i < 2; i++) await step('user_1')
      expect(await left()).toEqual([[{ id: '2', authorId: 'user_2' }], [{ id: '2', authorId: 'user_2' }]])
    } finally {
      await pool.end()
      await server.stop()
    }
  })

  test('steps/stripe.ts deletes the customer, may run twice, and fails if Stripe does', async () => {
    const step = await printedStep('steps/stripe.ts', 'billing')
    const userId = await createUser()
    for (let i = 0; i < 2; i++) await step(userId)
    expect(customers.has(`customers_${userId}`)).toBe(false)
    expect(keys).toEqual(new Set([`${userId}:billing`]))
    database.addUser('down')
    await expect(step('down')).rejects.toThrow('Down.')
  })

  test('steps/s3.ts deletes all pages of one user, and fails if a file stays', async () => {
    const step = await printedStep('steps/s3.ts', 'files')
    const userId = await createUser()
    for (let i = 0; i < 2; i++) await step(userId)
    expect([...objects].filter((key) => key.includes(userId))).toEqual([`users/${userId}0/other.png`])
    const kept = await createUser()
    denied.add(`users/${kept}/7.png`)
    await expect(step(kept)).rejects.toMatchObject({ code: 's3_errors' })
  })

  test('steps/invoices.ts keeps invoices without their user', async () => {
    const step = await printedStep('steps/invoices.ts', 'invoices')
    const userId = await createUser()
    expect(await step(userId)).toMatchObject({ retained: { ground: 'tax_law' } })
    expect(database.tablesWith(userId)).not.toContain('invoices')
  })

  test.each([
    ['steps.test.ts', 9],
    ['crashes.test.ts', 1],
  ])('%s passes', async (name, count) => {
    const config =
      "import { project } from '../../../../vitest.project.ts'\nexport default project('printed', { include: ['*.test.ts'] })\n"
    writeFileSync(join(app.path, 'vitest.config.ts'), config)
    const conditions = '--conditions=@account-routes/source --no-warnings'
    const env = { ...process.env, NO_COLOR: '1', NODE_OPTIONS: conditions, INSTANCE_ID: clerk.instance }
    const output = await run('vitest', ['run', name], { cwd: app.path, env })
    expect(output).toMatch(new RegExp(`Tests +${count} passed \\(${count}\\)`))
  })

  test('hooks.ts runs the former hooks in their order', async () => {
    const { steps } = await load<{ steps: Step[] }>('hooks.ts')
    const userId = await createUser()
    expect((await define({ steps }).request(self(userId))).outcome).toBe('finished')
    expect(called).toEqual([`before ${userId}`, `after ${userId}`])
  })
})

test('blockers.ts names reasons', async () => {
  const { blockers } = await load<{ blockers: BlockerCheck[] }>('blockers.ts')
  const userId = await createUser()
  const deletion = define({ blockers })
  expect(await deletion.blockersOf(userId)).toEqual([])
  database.debts.add(userId)
  expect(await deletion.blockersOf(userId)).toEqual([{ code: 'unpaid', message: 'Pay your last invoice first.' }])
})

test('grace.ts mails at once and after an undo', async () => {
  const { grace } = await load<{ grace: Partial<DeletionOptions<{ email: string }>> }>('grace.ts')
  const userId = await createUser()
  const deletion = define({ ...grace, snapshot: () => ({ email: 'ada@example.com' }) })
  const answer = await deletion.request(self(userId))
  expect(answer.outcome).toBe('scheduled')
  expect(await deletion.cancelOwn(userId)).toBe('cancelled')
  expect(other.mails).toEqual([
    'ada@example.com: You can undo this for 14 days. mail',
    'ada@example.com: Your account stays. mail',
  ])
  expect(await clerk.exists(userId)).toBe(true)
})

test('server.ts deletes an account by the plan', async () => {
  const userId = await clerk.createUser()
  const port = await freePort()
  const server = await startServer({
    name: 'The server of the guide',
    executable: process.execPath,
    command: ['--conditions=@account-routes/source', '--no-warnings', 'server.ts'],
    cwd: app.path,
    port,
    env: { ...clerk.env, PORT: String(port) },
    patience: 30_000,
  })
  try {
    const session = await clerk.api.sessions.createSession({ userId })
    const { jwt } = await clerk.api.sessions.getToken(session.id)
    const headers = { authorization: `Bearer ${jwt}` }
    const answer = await fetch(`${server.url}/api/account/me`, { method: 'DELETE', headers })
    expect(await answer.json()).toEqual({ success: true })
    expect(await clerk.exists(userId)).toBe(false)
    const ledger = sqliteStore(join(app.path, 'data/deletions.db'))
    const row = await ledger.ofUser(userId)
    expect(row).toMatchObject({ state: 'finished', done: [{ step: 'sessions' }, { step: 'posts' }, { step: 'clerk' }] })
  } finally {
    await server.stop()
  }
})

test('account-deletion.ts, reconcile.ts and metrics.ts work together in an app of their own', async () => {
  const [userId, gone, owner] = [await clerk.createUser(), await clerk.createUser(), await clerk.createUser()]
  await clerk.api.users.deleteUser(gone)
  writeFileSync(
    join(app.path, 'app.ts'),
    `
import { deletion } from './account-deletion.ts'
import { addUser, tablesWith } from './db.ts'
import { measure, onEvent } from './metrics.ts'
import { repair } from './reconcile.ts'
import { counts, gauges } from './services.ts'

const [userId, gone] = ${JSON.stringify([userId, gone])}
for (const id of [userId, gone, process.env.OWNER_USER_ID]) addUser(id)
const { outcome } = await deletion.request({ userId, instance: ${JSON.stringify(clerk.instance)}, requestedBy: 'self' })
const dry = await repair()
const done = await repair(false)
await deletion.sweep()
onEvent({ type: 'stuck', deletionId: 'del_1', userId, requestedBy: 'self', step: 'posts', error: 'timeout' })
await measure()
console.log(JSON.stringify({ outcome, dry, done, left: [tablesWith(userId), tablesWith(gone)], counts, gauges }))
`,
  )
  const stdout = await run(process.execPath, ['--conditions=@account-routes/source', '--no-warnings', 'app.ts'], {
    cwd: app.path,
    env: { ...process.env, OWNER_USER_ID: owner },
  })
  const others = ['comments', 'customers', 'invoices']
  expect(JSON.parse(stdout)).toEqual({
    outcome: 'finished',
    dry: { asked: 2, missing: [gone], opened: 0, stopped: null },
    done: { asked: 2, missing: [gone], opened: 1, stopped: null },
    left: [others, others],
    counts: ['deletion.stuck{"step":"posts","error":"timeout"}'],
    gauges: { 'deletions.stuck': 0, 'deletions.running': 0 },
  })
})
