import { defaultSeed, startEmulator } from '@account-routes/emulator'
import { findFramework, frameworks } from '@account-routes/frameworks'
import { whenOrphaned } from './ancestors.ts'
import { buildExample } from './build-example.ts'
import { isTaken } from './ports.ts'
import { startExample } from './start-example.ts'

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
      `Port ${number} is taken. Stop what uses it, or choose another: ${variable}=${number + 1} npm start`,
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

/** The options of the routes that a switch stands for. */
function routesOf(switches: readonly string[]): object | undefined {
  const known = { '--plan': {}, '--grace': { gracePeriod: '14d' } } as const
  const unknown = switches.find((name) => !Object.hasOwn(known, name))
  if (unknown) throw new Error(`Unknown switch ${unknown}. Known switches: ${Object.keys(known).join(', ')}.`)
  return switches.length > 0
    ? { deletion: Object.assign({}, ...switches.map((name) => known[name as keyof typeof known])) }
    : undefined
}

async function main([name = frameworks[0].name, ...switches]: readonly string[]): Promise<void> {
  const framework = findFramework(name)
  const routes = routesOf(switches)
  const [emulatorPort, appPort] = [await port('EMULATOR_PORT', 4010), await port('PORT', 3000)]

  console.log(`Building the ${framework.title} example …`)
  await buildExample(framework, stopping.signal)
  const emulator = await startEmulator({ port: emulatorPort, seed })
  running.push(emulator)
  const app = await startExample(framework, {
    emulator,
    port: appPort,
    ...(routes && { env: { ACCOUNT_ROUTES_OPTIONS: JSON.stringify(routes) } }),
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

  Ctrl-C ends both. What the app writes follows.
`)
}

const started = main(process.argv.slice(2))
started.catch((error: unknown) => {
  if (!stopping.signal.aborted) console.error(error instanceof Error ? error.message : error)
  return end(1)
})
