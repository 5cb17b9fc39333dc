import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { adapters } from '@account-routes/frameworks'
import { freePort } from '@account-routes/launcher'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentApp, programs } from '../src/apps.ts'
import { blocksOf, brokenLinks, documents } from '../src/documents.ts'
import { exportsOf } from '../src/exports.ts'
import { run } from '../src/packages.ts'
import {
  commandsOf,
  type DocumentConsumer,
  installDocuments,
  outsideEnvironment,
  readmeAppOf,
  sessionToken,
  startApp,
  startCommandOf,
} from './documents.ts'
import { expectReadmeWorks } from './readme-app.ts'
import { typecheckApps } from './typecheck-apps.ts'

// The code that the documents print, in apps outside of this workspace that install the packages from their tarballs.

const blocks = documents.flatMap(blocksOf)

test('every code block is in a language that is checked', () => {
  const checked = new Set([...programs, 'html', 'sh', 'dotenv', 'json', 'text'])
  const others = blocks.filter(({ language }) => !checked.has(language))
  expect(others.map(({ document, line, language }) => `${document}:${line} ${language}`)).toEqual([])
})

test('every JSON block parses', () => {
  for (const { document, line, code } of blocks.filter(({ language }) => language === 'json'))
    expect(() => JSON.parse(code), `${document}:${line}`).not.toThrow()
})

test('every module that an HTML block imports is exported', () => {
  for (const { document, line, code } of blocks.filter(({ language }) => language === 'html'))
    for (const [, name = '', entry = ''] of code.matchAll(/import '(@account-routes\/[\w-]+)([\w/-]*)'/g))
      expect(exportsOf(name), `${document}:${line}`).toHaveProperty([`.${entry}`])
})

test('every shell command is one that a test knows', () => {
  const known = [
    /^npm (install|start|test|run) /,
    /^npm (start|test)$/,
    /^npx @account-routes\/(emulator|cli)( |$)/,
    /^curl /,
    /^TOKEN=/,
  ]
  const unknown = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap((block) => commandsOf(block).map((command) => `${block.document}:${block.line} ${command}`))
    .filter((command) => !known.some((pattern) => pattern.test(command.replace(/^\S+ /, ''))))
  expect(unknown).toEqual([])
})

test.each(documents)('the links of %s lead somewhere', (document) => {
  expect(brokenLinks(document)).toEqual([])
})

describe('from tarballs', () => {
  let consumer: DocumentConsumer

  beforeAll(async () => {
    consumer = await installDocuments()
  }, 180_000)

  // Thousands of files, on a machine that may be busy.
  afterAll(() => consumer?.remove(), 60_000)

  test('every program typechecks with its framework', async () => {
    expect(await typecheckApps(consumer.folder)).toEqual([])
  }, 120_000)

  test.each(adapters)('the README of $package prints variables that its SDK reads', ({ name }) => {
    const { env, blocks } = readmeAppOf(consumer.folder, name)
    const known = Object.keys(consumer.emulator.env(env))
    const printed = blocks
      .filter(({ language }) => language === 'dotenv')
      .flatMap(({ code }) => code.match(/^\w+(?==)/gm) ?? [])
    expect(printed.length).toBeGreaterThan(1)
    // Vite hands variables with this prefix to the browser; servers read those without it as well.
    for (const variable of printed) expect(known).toContain(variable.replace('VITE_', ''))
  })

  const programs = adapters.filter(({ kind }) => kind === 'node')
  test.each(programs)(
    'the README of $package alone makes an app that deletes an account',
    async ({ name }) => {
      await expectReadmeWorks(consumer, name)
    },
    60_000,
  )

  test("the README's own command starts the emulator and the app, and --env prints keys that fit", async () => {
    const { folder } = consumer
    const app = readmeAppOf(folder, 'express')
    await writeFile(join(app.folder, 'package.json'), '{"type":"module","dependencies":{"@clerk/express":"*"}}')
    const outside = { EMULATOR_PORT: String(await freePort()), XDG_STATE_HOME: join(folder, 'state') }
    const bin = join(folder, 'node_modules/.bin/account-routes-emulator')
    const emulator = { env: () => outside }
    const server = await startApp(app, { consumer: folder, emulator, command: `${bin} -- ${startCommandOf(app)}` })
    try {
      const { stdout } = await run(bin, ['--env', 'express'], { env: { ...outsideEnvironment(), ...outside } })
      const { CLERK_API_URL: url = '', CLERK_SECRET_KEY: secretKey = '' } = parseEnv(stdout)
      const headers = { authorization: `Bearer ${await sessionToken({ url, secretKey })}` }
      const answer = await fetch(`${server.url}/api/account/me`, { method: 'DELETE', headers })
      expect(await answer.json()).toEqual({ success: true })
    } finally {
      await server.stop()
    }
  }, 60_000)

  test('the adapter of docs/writing-an-adapter.md reads and deletes an account', async () => {
    const { folder, emulator } = consumer
    const document = 'docs/writing-an-adapter.md'
    const app = {
      document,
      folder: join(folder, 'apps', documentApp('none', document)),
      blocks: [],
      env: 'fetch',
    } as const
    const server = await startApp(app, { consumer: folder, emulator, command: 'node server.ts' })
    try {
      const headers = { authorization: `Bearer ${await sessionToken(emulator)}` }
      const me = `${server.url}/api/account/me`
      expect((await fetch(me)).status).toBe(401)
      expect((await fetch(me, { headers })).status).toBe(200)
      expect(await (await fetch(me, { method: 'DELETE', headers })).json()).toEqual({ success: true })
    } finally {
      await server.stop()
    }
  }, 60_000)

  test('the tests of docs/testing-offline.md pass', async () => {
    const cwd = join(consumer.folder, 'apps', documentApp('hono', 'docs/testing-offline.md'))
    const vitest = join(consumer.folder, 'node_modules/.bin/vitest')
    const { stdout } = await run(vitest, ['run', '--root', cwd, '.test.ts'], {
      cwd,
      env: { ...outsideEnvironment(), NO_COLOR: '1' },
    })
    expect(stdout).toMatch(/Tests +2 passed \(2\)/)
  }, 60_000)

  test('docs/testing-offline.md makes a token with curl', async () => {
    const { emulator } = consumer
    const command = blocks
      .filter(({ document, language }) => document === 'docs/testing-offline.md' && language === 'sh')
      .flatMap(commandsOf)
      .find((line) => line.startsWith('curl '))
    const users = await fetch(`${emulator.url}/v1/users`, {
      headers: { authorization: `Bearer ${emulator.secretKey}` },
    })
    const [user] = (await users.json()) as readonly { readonly id: string }[]
    const request = command?.replace('http://127.0.0.1:4010', emulator.url).replace('user_…', user?.id ?? '')
    const { stdout } = await run('sh', ['-c', `${request} -sS`])
    expect(JSON.parse(stdout)).toEqual({ jwt: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) })
  })
})
