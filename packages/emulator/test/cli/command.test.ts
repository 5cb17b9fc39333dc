import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RunOptions, runWith } from '../support/cli.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function packageJson(dependencies: Record<string, string>): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies }))
}

/** Runs a program of JavaScript as the command of an app in the folder. */
function runProgram(program: string, { env = {} }: RunOptions = {}, ...options: string[]) {
  return runWith({ cwd: folder, env }, '--port', '0', ...options, '--', process.execPath, '-e', program)
}

const printEnvironment =
  "console.log(JSON.stringify(Object.fromEntries(Object.entries(process.env).filter(([n]) => n.includes('CLERK')))))"

const real = {
  CLERK_SECRET_KEY: 'sk_live_real',
  CLERK_JWT_KEY: 'real',
  CLERK_API_URL: 'https://api.clerk.com',
  CLERK_MACHINE_SECRET_KEY: 'ak_real',
  NUXT_CLERK_SECRET_KEY: 'sk_live_real',
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_live_real',
  NEXT_PUBLIC_CLERK_DOMAIN: 'clerk.real.example',
  VITE_CLERK_PUBLISHABLE_KEY: 'pk_live_real',
}

describe('a command after --', () => {
  test('gets the variables of its framework, and none of a real instance', async () => {
    packageJson({ '@clerk/backend': '3', '@clerk/nextjs': '7' })
    const { code, stdout } = await runProgram(printEnvironment, { env: real }).ended
    expect(code).toBe(0)
    const env = JSON.parse(stdout) as Record<string, string>
    expect(env).toMatchObject({
      CLERK_SECRET_KEY: expect.stringMatching(/^sk_test_/),
      CLERK_API_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: expect.stringMatching(/^pk_test_/),
      CLERK_MACHINE_SECRET_KEY: '',
      NUXT_CLERK_SECRET_KEY: '',
      VITE_CLERK_PUBLISHABLE_KEY: '',
      NEXT_PUBLIC_CLERK_DOMAIN: '',
    })
    // svelte-clerk builds addresses of an empty one.
    expect(Object.keys(env).filter((name) => name.endsWith('API_VERSION'))).toEqual([])
    expect(stdout).not.toContain('real')
  })

  test('can use the emulator right away', async () => {
    packageJson({ '@clerk/express': '2' })
    const program =
      'fetch(process.env.CLERK_API_URL + "/v1/users", { headers: { authorization: "Bearer " + process.env.CLERK_SECRET_KEY } }).then((r) => r.json()).then((users) => console.log(users.length))'
    expect(await runProgram(program).ended).toMatchObject({ code: 0, stdout: '2\n' })
  })

  test('has the variables of a page and of a server in an app that has both', async () => {
    packageJson({ '@clerk/express': '2', '@clerk/react': '6' })
    const program =
      'const { VITE_CLERK_PROXY_URL: page, CLERK_API_URL: server } = process.env; console.log(page === server)'
    expect(await runProgram(program).ended).toMatchObject({ code: 0, stdout: 'true\n' })
  })

  test('also works without the --, which some package runners drop', async () => {
    packageJson({ '@clerk/express': '2' })
    const it = runWith({ cwd: folder }, '--port', '0', process.execPath, '-e', 'process.exit(3)', '--', '--help')
    expect(await it.ended).toMatchObject({ code: 3, stdout: '' })
  })

  test('determines the exit code', async () => {
    packageJson({ '@clerk/hono': '0' })
    expect(await runProgram('process.exit(7)').ended).toMatchObject({ code: 7 })
    const killed = await runProgram("process.kill(process.pid, 'SIGKILL')").ended
    expect(killed).toMatchObject({ code: 137 })
  })

  test('receives the signals that the emulator receives', async () => {
    packageJson({ '@clerk/hono': '0' })
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const it = runProgram(
        `process.on('${signal}', () => { console.log('got ${signal}'); process.exit(5) }); setInterval(() => {}, 1000); console.log('ready')`,
      )
      await expect.poll(() => it.output(), { timeout: 10_000 }).toContain('ready')
      it.child.kill(signal)
      expect(await it.ended).toMatchObject({ code: 5, stdout: `ready\ngot ${signal}\n` })
    }
  }, 30_000)

  test('needs --env if package.json names no Clerk SDK', async () => {
    expect((await runProgram('').ended).stderr).toContain('--env <framework>')
    packageJson({ express: '5' })
    const unknown = await runProgram('').ended
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toBe(
      `${join(folder, 'package.json')} has no Clerk SDK. Name the framework with --env <framework>.\n`,
    )
    expect(
      await runProgram('console.log(process.env.PUBLIC_CLERK_PROXY_URL)', {}, '--env', 'astro').ended,
    ).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^http:/),
    })
  })

  test('fails with one line if it does not exist', async () => {
    packageJson({ '@clerk/hono': '0' })
    const { code, stderr } = await runWith({ cwd: folder }, '--port', '0', '--', 'no-such-command').ended
    expect(code).toBe(1)
    expect(stderr).toContain('There is no command "no-such-command".')
  })

  test("with NODE_ENV=production causes a warning about the emulator's keys", async () => {
    packageJson({ '@clerk/hono': '0' })
    expect((await runProgram('', { env: { NODE_ENV: 'production' } }).ended).stderr).toContain(
      'NODE_ENV is "production"',
    )
    expect((await runProgram('', { env: { NODE_ENV: 'test' } }).ended).stderr).not.toContain('NODE_ENV')
  })
})

describe('a command that sends the emulator no request', () => {
  const waits = 'setTimeout(() => {}, 2500)'

  test('causes a loud warning after the time', async () => {
    packageJson({ '@clerk/hono': '0' })
    const { stderr } = await runProgram(waits, {}, '--quiet-after', '1').ended
    expect(stderr).toContain('Nothing has asked the emulator')
    expect(stderr).toContain('it may be talking to the real Clerk')
  }, 10_000)

  test('causes no warning after its first request', async () => {
    packageJson({ '@clerk/hono': '0' })
    const asks = `fetch(process.env.CLERK_API_URL + '/v1/jwks'); ${waits}`
    expect((await runProgram(asks, {}, '--quiet-after', '1').ended).stderr).not.toContain('Nothing has asked')
  }, 10_000)
})
