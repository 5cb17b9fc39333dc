import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSeed, startEmulator } from '@account-routes/emulator'
import { findFramework, frameworks } from '@account-routes/frameworks'
import { whenOrphaned } from './ancestors.ts'
import { buildExample } from './build-example.ts'
import { isTaken } from './ports.ts'
import { folderOf, startExample } from './start-example.ts'
import { readSwitches } from './switches.ts'

const stopping = new AbortController()
const running: { stop(): Promise<void> }[] = []

/** Ends what was started or is starting, the last one first, and then this process. */
async function end(code: number): Promise<void> {
  if (stopping.signal.aborted) return
  stopping.abort()
  await started.catch(() => {})
  for (const part of running.toReversed()) await part.stop()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))

whenOrphaned(() => end(0))

async function port(variable: string, standard: number): Promise<number> {
  const value = process.env[variable] ?? String(standard)
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new Error(`${variable} must be a port number, not "${value}".`)
  }
  if (await isTaken(number)) {
    throw new Error(
      `Port ${number} is taken. Stop the program that uses it, or choose another one: ${variable}=${number + 1} npm start`,
    )
  }
  return number
}

// The examples delete accounts by their own routes (`selfDeletion: 'always'`), so Clerk's button is off.
const seed = { users: defaultSeed.users.map((user) => ({ ...user, delete_self_enabled: false })) }

const people = (): string =>
  defaultSeed.users
    .map((user) => {
      const role = 'public_metadata' in user ? user.public_metadata?.role : 'member'
      return `    ${user.email_address[0]?.padEnd(22)} ${user.password.padEnd(22)} ${role}`
    })
    .join('\n')

async function main(words: readonly string[]): Promise<void> {
  const framework = findFramework(words.find((word) => !word.startsWith('--')) ?? frameworks[0].name)
  const [emulatorPort, appPort] = [await port('EMULATOR_PORT', 4010), await port('PORT', 3000)]
  const data = join(folderOf(framework), 'data', String(appPort))
  const { plan, notes, lock } = readSwitches(
    words.filter((word) => word.startsWith('--')),
    data,
  )

  console.log(`Building the ${framework.title} example …`)
  await buildExample(framework, stopping.signal)
  // The emulator's users are new each time, and so is what the app knows of them.
  const clear = (): void => rmSync(data, { recursive: true, force: true })
  clear()
  mkdirSync(data, { recursive: true })
  running.push({ stop: async () => clear() })
  if (lock) writeFileSync(lock, '')
  const webhook = `http://127.0.0.1:${appPort}/api/webhooks/clerk`
  const emulator = await startEmulator({ port: emulatorPort, seed, webhook })
  running.push(emulator)
  const app = await startExample(framework, {
    emulator,
    port: appPort,
    env: {
      DATABASE_FILE: join(data, 'example.sqlite'),
      ACCOUNT_ROUTES_OPTIONS: JSON.stringify({ deletion: { ...plan, sweepEveryMs: 2000 } }),
    },
    signal: stopping.signal,
    onOutput: (text) => process.stdout.write(text),
  })
  running.push(app)
  app.exited.then(() => {
    if (stopping.signal.aborted) return
    console.error(`The ${framework.title} example ended by itself.`)
    end(1)
  })

  console.log(`
  ${`${framework.title} example`.padEnd(24)} ${app.url}
  ${'Clerk emulator'.padEnd(24)} ${emulator.url}

  Sign in as
${people()}

${notes.map((note) => `  ${note}\n\n`).join('')}  Ctrl-C stops both. The app's output follows.
`)
}

const started = main(process.argv.slice(2))
started.catch((error: unknown) => {
  if (!stopping.signal.aborted) console.error(error instanceof Error ? error.message : error)
  return end(1)
})
