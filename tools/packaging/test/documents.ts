import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Emulator, type Framework as EmulatorFramework, startEmulator } from '@account-routes/emulator'
import { adapters } from '@account-routes/frameworks'
import { freePort, type RunningServer, startServer } from '@account-routes/launcher'
import { createClerkClient } from '@clerk/backend'
import { readmeApp, writeApps } from '../src/apps.ts'
import { type Block, blocksOf } from '../src/documents.ts'
import { packAll, run } from '../src/packages.ts'
import { installConsumer } from './consumer.ts'

/** The lines of a shell block, without those that only comment. */
export const commandsOf = ({ code }: Block): readonly string[] =>
  code
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))

/** An app in the consumer's folder, as a document describes it. */
export interface DocumentApp {
  readonly document: string
  readonly folder: string
  readonly blocks: readonly Block[]
  readonly env: EmulatorFramework
}

/** The app that the README of an adapter describes. */
export function readmeAppOf(consumer: string, framework: string): DocumentApp {
  const row = adapters.find(({ name }) => name === framework)
  if (!row) throw new Error(`Unknown framework "${framework}".`)
  const document = `packages/${row.package.replace('@account-routes/', '')}/README.md`
  return { document, folder: join(consumer, 'apps', readmeApp(framework)), blocks: blocksOf(document), env: row.env }
}

const shellLines = ({ blocks }: DocumentApp): readonly string[] =>
  blocks.filter(({ language }) => language === 'sh').flatMap(commandsOf)

/** The command that a README prints after the emulator's own. */
export function startCommandOf(app: DocumentApp): string {
  const prefix = 'npx @account-routes/emulator -- '
  const line = shellLines(app).find((command) => command.startsWith(prefix))
  if (!line) throw new Error(`${app.document} has no line that starts the app with the emulator.`)
  return line.replace(prefix, '').replace('npx ', '')
}

/** Starts an app with the variables that the emulator's command would set. */
export async function startApp(
  app: DocumentApp,
  { consumer, emulator, command = startCommandOf(app) }: StartOptions,
): Promise<RunningServer> {
  const port = await freePort()
  await movePort(app, port)
  return startServer({
    name: `The app of ${app.document}`,
    executable: 'sh',
    command: ['-c', `unset NODE_ENV VITEST; exec ${command.replace('3000', String(port))}`],
    cwd: app.folder,
    port,
    env: {
      ...emulator.env(app.env),
      PATH: `${join(consumer, 'node_modules/.bin')}:${process.env.PATH}`,
      ASTRO_TELEMETRY_DISABLED: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      NUXT_TELEMETRY_DISABLED: '1',
    },
    patience: 120_000,
  })
}

interface StartOptions {
  readonly consumer: string
  readonly emulator: Pick<Emulator, 'env'>
  /** @default the one that the document prints */
  readonly command?: string
}

/** The port that each app's files name now. */
const ports = new Map<string, number>()

/** Port 3000 may be taken on the machine that runs this. */
async function movePort({ folder }: DocumentApp, port: number): Promise<void> {
  const before = String(ports.get(folder) ?? 3000)
  ports.set(folder, port)
  for (const file of readdirSync(folder, { withFileTypes: true })) {
    if (!file.isFile()) continue
    const path = join(folder, file.name)
    const text = readFileSync(path, 'utf8')
    if (text.includes(before)) await writeFile(path, text.replaceAll(before, String(port)))
  }
}

/** A request that a document prints with the status of its answer, and what came. */
export interface Try {
  readonly command: string
  readonly printed: number
  readonly status: number
  readonly body: string
}

/** Runs the requests that a document prints, with a session token. */
export async function tryRequests(
  app: DocumentApp,
  { url }: RunningServer,
  emulator: Emulator,
): Promise<readonly Try[]> {
  const tries: Try[] = []
  const env = { ...process.env, TOKEN: await sessionToken(emulator) }
  for (const line of shellLines(app)) {
    const [, command = '', status] = /^(curl .*?) # (\d+)$/.exec(line) ?? []
    if (!command) continue
    const request = command.replace('curl', "curl -sS -w '\\n%{http_code}'").replace('http://localhost:3000', url)
    const { stdout } = await run('sh', ['-c', request], { env })
    const [body = '', got] = stdout.split(/\n(?=\d+$)/)
    tries.push({ command, printed: Number(status), status: Number(got), body })
  }
  return tries
}

/** The session token of a new user. */
export async function sessionToken({ url, secretKey }: Pick<Emulator, 'url' | 'secretKey'>): Promise<string> {
  const clerk = createClerkClient({ apiUrl: url, secretKey, telemetry: { disabled: true } })
  const user = await clerk.users.createUser({ emailAddress: [`${crypto.randomUUID()}@example.com`] })
  const session = await clerk.sessions.createSession({ userId: user.id })
  return (await clerk.sessions.getToken(session.id)).jwt
}

/** The apps of all documents, below a folder that has every package installed, and an emulator for them. */
export interface DocumentConsumer {
  readonly folder: string
  readonly emulator: Emulator
  remove(): Promise<void>
}

export async function installDocuments(): Promise<DocumentConsumer> {
  const folder = await mkdtemp(join(tmpdir(), 'account-routes-documents-'))
  await mkdir(join(folder, 'packed'))
  await installConsumer(folder, await packAll(join(folder, 'packed')))
  await writeApps(join(folder, 'apps'))
  const emulator = await startEmulator()
  const remove = async (): Promise<void> => {
    await emulator.stop()
    await rm(folder, { recursive: true })
  }
  return { folder, emulator, remove }
}

/** This process' environment without what its own test runner and keys put there. */
export const outsideEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/CLERK|VITEST|NODE_ENV|NODE_OPTIONS/.test(name)))
