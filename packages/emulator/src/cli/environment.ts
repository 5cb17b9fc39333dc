import { type Connection, envFor, type Framework } from '../env.ts'
import { connectionTo, reachable } from '../identity/connection.ts'
import type { Command } from './arguments.ts'
import { identityFor } from './identity.ts'
import { UsageError } from './usage.ts'

type Env = Readonly<Record<string, string>>

/** The variables as a `.env` file has them. */
function envFile(variables: Env): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value.includes('\n') ? JSON.stringify(value) : value}\n`)
    .join('')
}

/** Asks the emulator at the address. Undefined if no server listens there. */
async function runningEnv(url: string, framework: Framework): Promise<Env | undefined> {
  const get = (path: string): Promise<Response> =>
    fetch(`${url}/_emulator/${path}`, { signal: AbortSignal.timeout(3000) })
  let response: Response
  try {
    response = await get('about')
  } catch (error) {
    const cause = (error as Error).cause as NodeJS.ErrnoException | undefined
    if (cause?.code === 'ECONNREFUSED') return undefined
    throw notAnEmulator(url)
  }
  const about = (await response.json().catch(() => undefined)) as { name?: unknown } | undefined
  if (about?.name !== '@account-routes/emulator') throw notAnEmulator(url)
  return (await (await get(`env/${framework}`)).json()) as Env
}

function notAnEmulator(url: string): UsageError {
  return new UsageError(`Something other than an emulator listens at ${url}. Choose another --port.`)
}

/** Prints the variables of the running emulator, or of the one that these options would start. */
export async function printEnv(command: Command, framework: Framework): Promise<void> {
  const { host = '127.0.0.1', port, production = false } = command.options
  const url = reachable(host, port)
  const running = await runningEnv(url, framework)
  process.stdout.write(envFile(running ?? envFor(framework, await futureConnection(command, url, production))))
}

async function futureConnection(command: Command, url: string, production: boolean): Promise<Connection> {
  return connectionTo(await identityFor(command.options), { url, production })
}
