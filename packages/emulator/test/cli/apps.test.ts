import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commandFrom } from '../../src/cli/arguments.ts'
import { clerkVariables, envFor, type Framework } from '../../src/env.ts'
import { runWith } from '../support/cli.ts'

interface CreatedApp {
  readonly creator: string
  readonly framework: Framework
  readonly package: { readonly scripts: { readonly dev: string } }
}

/** The `package.json` that each creator writes, with Clerk's SDK as its quickstart adds it. */
const apps = JSON.parse(readFileSync(new URL('../data/apps.json', import.meta.url), 'utf8')) as CreatedApp[]

const connection = { url: 'u', secretKey: 's', publishableKey: 'p', jwtKey: 'j', webhookSecret: 'w' }

/** Keys of a real instance, as a developer has them in a file. */
const dotEnv = [...clerkVariables.map((name) => `${name}=real`), 'DATABASE_URL=postgres://localhost/app'].join('\n')

/** The development server of the app: reads `.env` as dotenv does, asks Clerk once, and goes on until a signal. */
const devServer = `#!${process.execPath}
process.loadEnvFile('.env')
const { env } = process
const api = env.CLERK_API_URL || env.NUXT_CLERK_API_URL
const authorization = 'Bearer ' + (env.CLERK_SECRET_KEY || env.NUXT_CLERK_SECRET_KEY)
fetch(api + '/v1/users/count', { headers: { authorization } }).then((response) => {
  const variables = Object.entries(env).filter(([name]) => name.includes('CLERK') || name === 'DATABASE_URL')
  console.log('started ' + JSON.stringify({ ...Object.fromEntries(variables), status: response.status, pid: process.pid }))
  if (env.ENDS) process.exit(Number(env.ENDS))
})
setInterval(() => {}, 1000)
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {
  console.log('got ' + name)
  process.exit(5)
})
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Writes an app with a stand-in for the command of its script. */
function create(app: CreatedApp, at = folder): void {
  const [command = ''] = app.package.scripts.dev.split(' ')
  const bin = join(at, 'node_modules/.bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(at, 'package.json'), JSON.stringify(app.package))
  writeFileSync(join(at, '.env'), dotEnv)
  writeFileSync(join(bin, command), devServer)
  chmodSync(join(bin, command), 0o755)
}

function start(options: { port?: string; ends?: string; cwd?: string } = {}) {
  const { port = '0', ends = '', cwd = folder } = options
  const env = { ENDS: ends, XDG_STATE_HOME: join(folder, 'state'), npm_config_update_notifier: 'false' }
  return runWith({ cwd, env }, '--port', port, '--', 'npm', 'run', 'dev')
}

/** The environment that the development server has seen. */
function seen(output: string): Record<string, string> & { readonly status: number; readonly pid: number } {
  const [, text = ''] = /^started (.*)$/m.exec(output) ?? []
  expect(text, output).not.toBe('')
  return JSON.parse(text)
}

describe('-- npm run dev in an app made by', () => {
  test.each(apps)('$creator gets the variables of $framework, and no real ones', async (app) => {
    create(app)
    const { code, stdout, stderr } = await start({ ends: '3' }).ended
    const { status, DATABASE_URL, pid: _, ...env } = seen(stdout)
    expect([code, status, DATABASE_URL]).toEqual([3, 200, 'postgres://localhost/app'])
    const own = Object.keys(envFor(app.framework, connection))
    for (const name of own) expect(env[name], name).not.toMatch(/^(real)?$/)
    for (const name of clerkVariables) if (!own.includes(name)) expect(env[name], name).toBe('')
    expect(stdout).not.toContain('"real"')
    expect(stderr).toMatch(/ada@example\.com {2}\S+/)
    expect(stderr).toContain(`gets the variables of ${app.framework} `)
    expect(stderr.includes('must pass VITE_CLERK_PROXY_URL')).toBe(['react', 'vue'].includes(app.framework))
  })
})

describe('-- npm run dev', () => {
  const [app] = apps as [CreatedApp, ...CreatedApp[]]

  test('finds the framework of a package in a workspace whose root has another', async () => {
    create(app)
    const inner = join(folder, 'apps/site')
    const astro = apps.find(({ framework }) => framework === 'astro') as CreatedApp
    create(astro, inner)
    const { stdout } = await start({ ends: '0', cwd: inner }).ended
    const env = seen(stdout)
    expect(env.PUBLIC_CLERK_PUBLISHABLE_KEY).toMatch(/^pk_test_/)
    expect(env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY).toBe('')
  })

  test('keeps its keys from start to start', async () => {
    create(app)
    const listener = createServer()
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const port = String((listener.address() as AddressInfo).port)
    await new Promise((resolve) => listener.close(resolve))
    const runs = [await start({ port, ends: '0' }).ended, await start({ port, ends: '0' }).ended]
    const [first, second] = runs.map(({ stdout }) => seen(stdout).CLERK_SECRET_KEY)
    expect(second).toEqual(first)
    expect(first).toMatch(/^sk_test_/)
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'passes %s on, and leaves no development server behind',
    async (name) => {
      create(app)
      const it = start()
      await expect.poll(() => it.output(), { timeout: 20_000 }).toContain('started ')
      const { pid } = seen(it.output())
      it.child.kill(name)
      const { code, signal, stdout } = await it.ended
      expect([code === 0, signal]).toEqual([false, null])
      expect(stdout).toContain(`got ${name}`)
      expect(() => process.kill(pid, 0)).toThrow()
    },
  )

  test('warns after 30 s without a request, unless told otherwise', () => {
    expect(commandFrom(['--', 'npm', 'run', 'dev'], {})).toMatchObject({ quietAfterSeconds: 30 })
    expect(commandFrom(['--quiet-after', '5', '--', 'npm'], {})).toMatchObject({ quietAfterSeconds: 5 })
  })
})
