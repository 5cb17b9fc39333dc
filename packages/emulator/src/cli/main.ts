import { existsSync, readFileSync } from 'node:fs'
import { type Framework, passedOn, rendersPages } from '../env.ts'
import { startWithIdentity } from '../start.ts'
import { type Command, commandFrom } from './arguments.ts'
import { printEnv } from './environment.ts'
import { explain } from './explain.ts'
import { frameworkOf } from './framework.ts'
import { type App, greeting } from './greeting.ts'
import { keptIdentity } from './identity.ts'
import { runCommand } from './run-command.ts'
import { help } from './usage.ts'

function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** Runs an emulator until a signal ends it. */
async function serve({ options }: Command): Promise<void> {
  const kept = options.data !== undefined && existsSync(options.data)
  const emulator = await startWithIdentity(options, keptIdentity)
  // Before the greeting: a reader of it may end the process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.stop().then(() => process.exit(0)))
  }
  process.stdout.write(greeting(emulator, options, kept))
}

async function appOf(framework: Framework): Promise<App> {
  // A server without pages loads no components.
  if (!rendersPages(framework)) return { framework, passedOn: [], missingBundles: [] }
  const { missingBundles } = await import('../fapi/scripts.ts')
  return { framework, passedOn: passedOn(framework), missingBundles: await missingBundles() }
}

async function runBeside({ options, run, framework, quietAfterSeconds }: Command): Promise<void> {
  const known = framework ?? frameworkOf(process.cwd())
  const kept = options.data !== undefined && existsSync(options.data)
  const emulator = await startWithIdentity(options, keptIdentity)
  try {
    // Standard output belongs to the command.
    process.stderr.write(greeting(emulator, options, kept, await appOf(known)))
    process.exitCode = await runCommand(emulator, run, { framework: known, quietAfterSeconds })
  } finally {
    await emulator.stop()
  }
}

/** The command line, from its arguments to the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  let command: Command | undefined
  try {
    const asked = commandFrom(args, process.env)
    if (asked === 'help') return void process.stdout.write(help)
    if (asked === 'version') return void process.stdout.write(`${version()}\n`)
    command = asked
    if (command.run.length > 0) await runBeside(command)
    else if (command.framework) await printEnv(command, command.framework)
    else await serve(command)
  } catch (error) {
    process.stderr.write(`${explain(error, command)}\n`)
    process.exitCode = 1
  }
}
