import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { adapters } from '@account-routes/frameworks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeApps } from '../src/apps.ts'
import { blocksOf, brokenLinks, documents } from '../src/documents.ts'
import { packAll } from '../src/packages.ts'
import { installConsumer } from './consumer.ts'
import { commandsOf, readmeAppOf, startReadmeApp, tryRequests } from './documents.ts'
import { typecheckApps } from './typecheck-apps.ts'

// The code that the documents print, in apps outside of this workspace that install the packages from their tarballs.

const blocks = documents.flatMap(blocksOf)

test('every code block is in a language that is checked', () => {
  const checked = new Set(['sh', 'ts', 'tsx', 'astro', 'vue', 'dotenv', 'json', 'http'])
  const others = blocks.filter(({ language }) => !checked.has(language))
  expect(others.map(({ document, line, language }) => `${document}:${line} ${language}`)).toEqual([])
})

test('every JSON block parses', () => {
  for (const { document, line, code } of blocks.filter(({ language }) => language === 'json'))
    expect(() => JSON.parse(code), `${document}:${line}`).not.toThrow()
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
  let folder: string
  let emulator: Emulator

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'account-routes-documents-'))
    await mkdir(join(folder, 'packed'))
    await installConsumer(folder, await packAll(join(folder, 'packed')))
    await writeApps(join(folder, 'apps'))
    emulator = await startEmulator()
  }, 180_000)

  afterAll(async () => {
    await emulator?.stop()
    await rm(folder, { recursive: true })
  })

  test('every program typechecks with its framework', async () => {
    expect(await typecheckApps(folder)).toEqual([])
  }, 120_000)

  test.each(adapters)('the README of $package prints variables that its SDK reads', ({ name }) => {
    const app = readmeAppOf(folder, name)
    const known = Object.keys(emulator.env(app.env))
    const printed = app.blocks
      .filter(({ language }) => language === 'dotenv')
      .flatMap(({ code }) => code.match(/^\w+(?==)/gm) ?? [])
    expect(printed.length).toBeGreaterThan(1)
    for (const variable of printed) expect(known).toContain(variable.replace('VITE_', ''))
  })

  test.each(adapters.filter(({ kind }) => kind === 'node'))(
    'the README of $package alone makes an app that reads and deletes an account',
    async ({ name }) => {
      const app = readmeAppOf(folder, name)
      const server = await startReadmeApp(app, folder, emulator)
      try {
        const tries = await tryRequests(app, server, emulator)
        expect(tries.map(({ command, status, body }) => [command, status, body.slice(0, 200)])).toEqual(
          tries.map(({ command, printed, body }) => [command, printed, body.slice(0, 200)]),
        )
        expect(tries.map(({ status }) => status)).toEqual([401, 200, 200])
        expect(tries.at(-1)?.body).toBe('{"success":true}')
      } finally {
        await server.stop()
      }
    },
    60_000,
  )
})
