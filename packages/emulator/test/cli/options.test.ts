import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../support/cli.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

describe('the command', () => {
  test('says where it listens and how to sign in, and ends on a signal', async () => {
    const it = run('--port', '0')
    const url = await it.url()
    expect((await fetch(`${url}/sign-in`)).status).toBe(200)
    expect(it.output()).toContain('on this machine only')
    expect(it.output()).toMatch(/ada@example\.com {2}\S+/)
    const { secretKey } = await it.emulator()
    expect(it.output()).toContain(`${secretKey.slice(0, 9)}…`)
    expect(it.output()).not.toContain(secretKey)
    it.child.kill('SIGTERM')
    expect(await it.ended).toMatchObject({ code: 0, stderr: '' })
  })

  test('warns when other machines can reach it', async () => {
    const it = run('--port', '0', '--host', '0.0.0.0')
    await it.url()
    expect(it.output()).toContain('others can reach it')
    it.child.kill('SIGINT')
    expect(await it.ended).toMatchObject({ code: 0 })
  })

  test('applies its options', async () => {
    const seed = await file('seed.json', JSON.stringify({ users: [{ username: 'only_one' }] }))
    const it = run('--port', '0', '--seed', seed, '--production', '--token-lifetime', '5')
    const { url, secretKey } = await it.emulator()
    expect(it.output()).toContain('pk_live_')
    expect(secretKey).toMatch(/^sk_live_[A-Za-z0-9]{40}$/)
    const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' }
    const users = (await (await fetch(`${url}/v1/users`, { headers })).json()) as { id: string; username: string }[]
    expect(users.map(({ username }) => username)).toEqual(['only_one'])
    const made = await fetch(`${url}/_emulator/tokens`, {
      method: 'POST',
      body: JSON.stringify({ userId: users[0]?.id }),
    })
    const { jwt } = (await made.json()) as { jwt: string }
    const { exp, iat } = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
    expect(exp - iat).toBe(5)
    it.child.kill('SIGTERM')
    await it.ended
  })

  test('--help names every option', async () => {
    const { code, stdout } = await run('--help').ended
    expect(code).toBe(0)
    for (const option of [
      '--port',
      '--host',
      '--data',
      '--seed',
      '--token-lifetime',
      '--webhook',
      '--production',
      '--env',
      '--allowed-host',
      '--key-seed',
      '--quiet-after',
      '--version',
      '-- <command>',
    ]) {
      expect(stdout).toContain(option)
    }
  })
})

describe('mistakes are explained in one line', () => {
  const fails = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...args).ended
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).not.toContain('    at ')
    return stderr.trim()
  }

  test('a port that is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await fails('--port', String(port))).toBe(
      `Port ${port} is taken. Choose another one, such as --port ${port + 1}.`,
    )
    server.close()
  })

  test('options that are unknown or wrong', async () => {
    expect(await fails('--prot', '1')).toContain("'--prot'")
    expect(await fails('--port', 'abc')).toBe('--port must be a number from 0 to 65535, not "abc".')
    expect(await fails('--port', '70000')).toContain('from 0 to 65535')
    expect(await fails('--webhook', 'nowhere')).toContain('--webhook must be an address')
    expect(await fails('--env', 'rails')).toContain('Unknown framework "rails"')
    expect(await fails('--host', '203.0.113.7')).toBe('This machine has no address 203.0.113.7. Choose another --host.')
  })

  test('a seed that is missing, not JSON or invalid, with the line', async () => {
    expect(await fails('--seed', join(folder, 'none.json'))).toContain('the file does not exist')
    const broken = await file('broken.json', '{\n  "users": [\n    { "username": "someone", }\n  ]\n}\n')
    expect(await fails('--seed', broken)).toBe(`The seed ${broken} is not JSON, at line 3, column 30.`)
    const cut = await file('cut.json', '{\n  "users": [')
    expect(await fails('--seed', cut)).toContain('line 2')
    const wrong = await file(
      'wrong.json',
      '{\n  "users": [\n    { "username": "someone" },\n    {\n      "email_address": ["a@example.com"],\n      "pasword": "x"\n    }\n  ]\n}\n',
    )
    expect(await fails('--seed', wrong)).toBe(
      `The seed ${wrong} is invalid at users.1.pasword, line 6: it is not a known field.`,
    )
    const twice = await file('twice.json', '{"users":[{"username":"someone"},\n{"username":"someone"}]}')
    expect(await fails('--seed', twice)).toContain('users.1, line 2: That username is taken')
  })
})
