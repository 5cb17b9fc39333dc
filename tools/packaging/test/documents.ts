import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Emulator, Framework as EmulatorFramework } from '@account-routes/emulator'
import { adapters } from '@account-routes/frameworks'
import { freePort, type RunningServer, startServer } from '@account-routes/launcher'
import { createClerkClient } from '@clerk/backend'
import { readmeApp } from '../src/apps.ts'
import { type Block, blocksOf } from '../src/documents.ts'
import { run } from '../src/packages.ts'

/** The lines of a shell block, without those that only comment. */
export const commandsOf = ({ code }: Block): readonly string[] =>
  code
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))

/** An app in the consumer's folder, as the README of its adapter describes it. */
export interface ReadmeApp {
  readonly folder: string
  readonly blocks: readonly Block[]
  readonly env: EmulatorFramework
}

export function readmeAppOf(consumer: string, framework: string): ReadmeApp {
  const row = adapters.find(({ name }) => name === framework)
  if (!row) throw new Error(`Unknown framework "${framework}".`)
  const document = `packages/${row.package.replace('@account-routes/', '')}/README.md`
  return { folder: join(consumer, 'apps', readmeApp(framework)), blocks: blocksOf(document), env: row.env }
}

const shellLines = ({ blocks }: ReadmeApp): readonly string[] =>
  blocks.filter(({ language }) => language === 'sh').flatMap(commandsOf)

/** Starts the app by the command that its README prints, with the variables that the emulator's command would set. */
export async function startReadmeApp(app: ReadmeApp, consumer: string, emulator: Emulator): Promise<RunningServer> {
  const command = shellLines(app)
    .find((line) => line.startsWith('npx @account-routes/emulator -- '))
    ?.replace('npx @account-routes/emulator -- ', '')
    .replace('npx ', '')
  if (!command) throw new Error(`${app.folder}: its README has no line that starts it with the emulator.`)
  const port = await freePort()
  await movePort(app, port)
  return startServer({
    name: `The app of ${app.folder}`,
    executable: 'sh',
    command: ['-c', `unset NODE_ENV; exec ${command.replace('3000', String(port))}`],
    cwd: app.folder,
    port,
    env: {
      ...emulator.env(app.env),
      PATH: `${join(consumer, 'node_modules/.bin')}:${process.env.PATH}`,
      ASTRO_TELEMETRY_DISABLED: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      NUXT_TELEMETRY_DISABLED: '1',
    },
    patience: 90_000,
  })
}

/** Port 3000 may be taken on the machine that runs this. */
async function movePort({ folder }: ReadmeApp, port: number): Promise<void> {
  for (const file of readdirSync(folder, { withFileTypes: true })) {
    if (!file.isFile()) continue
    const path = join(folder, file.name)
    const text = readFileSync(path, 'utf8')
    if (text.includes('3000')) await writeFile(path, text.replaceAll('3000', String(port)))
  }
}

/** Runs the requests that a README prints, with a session token: each with the status that it prints and the one it got. */
export async function tryRequests(app: ReadmeApp, server: RunningServer, emulator: Emulator): Promise<readonly Try[]> {
  const tries: Try[] = []
  const token = await sessionToken(emulator)
  for (const line of shellLines(app)) {
    const [, command = '', status] = /^(curl .*?) # (\d+)$/.exec(line) ?? []
    if (!command) continue
    const request = `${command.replace('curl', "curl -sS -w '\\n%{http_code}'").replace('http://localhost:3000', server.url)}`
    const { stdout } = await run('sh', ['-c', request], { env: { ...process.env, TOKEN: token } })
    const [body = '', got] = stdout.split(/\n(?=\d+$)/)
    tries.push({ command, printed: Number(status), status: Number(got), body })
  }
  return tries
}

export interface Try {
  readonly command: string
  readonly printed: number
  readonly status: number
  readonly body: string
}

async function sessionToken({ url, secretKey }: Emulator): Promise<string> {
  const clerk = createClerkClient({ apiUrl: url, secretKey, telemetry: { disabled: true } })
  const user = await clerk.users.createUser({ emailAddress: [`${crypto.randomUUID()}@example.com`] })
  const session = await clerk.sessions.createSession({ userId: user.id })
  return (await clerk.sessions.getToken(session.id)).jwt
}
