import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { frameworks } from '@account-routes/frameworks'
import { afterEach, expect, test, vi } from 'vitest'
import { freePort } from '../src/index.ts'
import { isTaken } from '../src/ports.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const node = [process.execPath, '--conditions=@account-routes/source', main]

let launched: { process: ChildProcess; output: () => string } | undefined
afterEach(() => {
  launched?.process.kill('SIGTERM')
})

const launch = ([command = '', ...args]: string[], env: Record<string, string>) => {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  launched = { process: child, output: () => output }
  return launched
}

const ready = async (child: ChildProcess, output: () => string) => {
  await vi.waitUntil(() => output().includes('Ctrl-C') || child.exitCode !== null, { timeout: 50_000 })
  expect(output()).toContain('Ctrl-C')
}

const ports = async () => ({ PORT: String(await freePort()), EMULATOR_PORT: String(await freePort()) })
const free = async (env: Record<string, string>) => {
  for (const port of Object.values(env)) expect(await isTaken(Number(port)), `port ${port} is free again`).toBe(false)
}

test('starts an example with the emulator, says how to sign in, and ends both on Ctrl-C', async () => {
  const env = await ports()
  const { process: child, output } = launch([...node, 'hono'], env)
  await ready(child, output)
  expect(output()).toContain(`http://127.0.0.1:${env.PORT}`)
  expect(output()).toMatch(/ada@example\.com +\S+ +admin\n +grace@example\.com +\S+ +member/)

  const me = await fetch(`http://127.0.0.1:${env.PORT}/api/account/me`)
  expect(me.status).toBe(401)
  await vi.waitUntil(() => output().includes('"operation":"getSelf"'), { timeout: 20_000 })

  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  await free(env)
})

const backend = async (port: string, method: string, path: string, body?: object) => {
  const url = `http://127.0.0.1:${port}`
  const { CLERK_SECRET_KEY } = await (await fetch(`${url}/_emulator/env/express`)).json()
  const headers = { authorization: `Bearer ${CLERK_SECRET_KEY}`, 'content-type': 'application/json' }
  return (await fetch(`${url}/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })).json()
}

test('--stuck: a user deleted at the emulator leaves a stuck deletion, which names the file that mends it', async () => {
  const env = await ports()
  const { process: child, output } = launch([...node, '--stuck', 'express'], env)
  await ready(child, output)
  const [, lock = ''] = /rm (\S+)/.exec(output()) ?? []
  expect(existsSync(lock)).toBe(true)
  const fields = { email_address: ['x@example.com'], password: 'correct-horse-battery' }
  const { id } = await backend(env.EMULATOR_PORT, 'POST', '/users', fields)
  await backend(env.EMULATOR_PORT, 'DELETE', `/users/${id}`)
  const told = (type: string) =>
    output()
      .split('\n')
      .find((line) => line.includes(`"type":"${type}"`) && line.includes(id))
  await vi.waitUntil(() => told('stuck'), { timeout: 20_000 })
  expect(told('stuck')).toContain('"step":"invoices","error":"invoices_locked"')
  expect(told('step_done')).toBeDefined()

  child.kill('SIGTERM')
  await once(child, 'exit')
  await free(env)
})

test('an unknown switch: the error lists the known ones', async () => {
  const { process: child, output } = launch([...node, '--plan'], await ports())
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  expect(output()).toBe('Unknown switch --plan. Known switches: --grace, --stuck.\n')
})

test('ends on Ctrl-C while it still starts', async () => {
  const env = await ports()
  const { process: child, output } = launch([...node, 'express'], env)
  await vi.waitUntil(() => output().includes('Building'), { timeout: 20_000 })
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  expect(output()).not.toContain('could not be built')
  await free(env)
})

test('does not outlive what started it', async () => {
  const env = await ports()
  // As a package manager does it: a process, its shell, and only then the launcher.
  const line = node.map((word) => `'${word}'`).join(' ')
  const { process: shell, output } = launch(['sh', '-c', `sh -c "${line} hono; true"; true`], env)
  await ready(shell, output)
  shell.kill('SIGKILL')
  await once(shell, 'exit')
  for (let second = 0; second < 10 && (await isTaken(Number(env.PORT))); second++) await delay(1000)
  await free(env)
})

test('an unknown framework: the error lists the known ones', async () => {
  const { process: child, output } = launch([...node, 'rails'], {})
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  const names = frameworks.map(({ name }) => name).join(', ')
  expect(output()).toBe(`Unknown framework "rails". Known frameworks: ${names}.\n`)
})

test.each(['PORT', 'EMULATOR_PORT'])('says that the port of %s is taken', async (variable) => {
  const env = { ...(await ports()) }
  const other = createServer().listen(Number(env[variable as 'PORT']), '127.0.0.1')
  try {
    const { process: child, output } = launch(node, env)
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(output()).toContain(`Port ${env[variable as 'PORT']} is taken.`)
    expect(output()).toContain(`${variable}=`)
  } finally {
    other.close()
  }
})

test('wants a port that is one', async () => {
  const { process: child, output } = launch(node, { PORT: 'http' })
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  expect(output()).toBe('PORT must be a port number, not "http".\n')
})
