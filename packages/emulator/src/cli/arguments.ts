import { parseArgs } from 'node:util'
import type { EmulatorOptions } from '../emulator.ts'
import { type Framework, isFramework, unknownFramework } from '../env.ts'
import { readSeed } from './seed-file.ts'
import { UsageError } from './usage.ts'

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  'allowed-host': { type: 'string', multiple: true },
  data: { type: 'string' },
  seed: { type: 'string' },
  'key-seed': { type: 'string' },
  'token-lifetime': { type: 'string' },
  webhook: { type: 'string' },
  production: { type: 'boolean' },
  env: { type: 'string' },
  'quiet-after': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** Everything that the arguments ask for. */
export interface Command {
  readonly options: EmulatorOptions & { readonly port: number }
  readonly seedFile: string | undefined
  readonly framework: Framework | undefined
  /** A command to run beside the emulator, with its arguments. */
  readonly run: readonly string[]
  readonly quietAfterSeconds: number
}

function number(name: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > max)
    throw new UsageError(`--${name} must be a number from 0 to ${max}, not "${text}".`)
  return value
}

/** Takes the command off the end. Some runners drop the `--`, so the first word that is no option begins it as well. */
function splitCommand(args: readonly string[]): { own: string[]; run: string[] } {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string
    if (arg === '--') return { own: args.slice(0, at), run: args.slice(at + 1) }
    if (!arg.startsWith('-')) return { own: args.slice(0, at), run: args.slice(at) }
    const option = Object.entries(options).find(([name]) => arg === `--${name}`)?.[1]
    if (option?.type === 'string') at++
  }
  return { own: [...args], run: [] }
}

/** Reads the arguments. `help` and `version` stand for the whole command. */
export function commandFrom(args: readonly string[], env: NodeJS.ProcessEnv): Command | 'help' | 'version' {
  const { own, run } = splitCommand(args)
  const { values } = parseArgs({ args: own, options })
  if (values.help) return 'help'
  if (values.version) return 'version'
  const tokenLifetime = number('token-lifetime', values['token-lifetime'], 315_360_000)
  if (values.webhook !== undefined && !URL.canParse(values.webhook))
    throw new UsageError(`--webhook must be an address such as http://127.0.0.1:3000/api/webhooks/clerk.`)
  if (values.env !== undefined && !isFramework(values.env)) throw new UsageError(unknownFramework(values.env))
  const keySeed = values['key-seed'] ?? (env.EMULATOR_KEY_SEED || undefined)
  return {
    options: {
      port: number('port', values.port ?? (env.EMULATOR_PORT || undefined), 65_535) ?? 4010,
      ...(values.host ? { host: values.host } : {}),
      ...(values['allowed-host'] ? { allowedHosts: values['allowed-host'] } : {}),
      ...(values.data ? { data: values.data } : {}),
      ...(values.seed ? { seed: readSeed(values.seed) } : {}),
      ...(keySeed === undefined ? {} : { keySeed }),
      ...(tokenLifetime === undefined ? {} : { tokenLifetime }),
      ...(values.webhook ? { webhook: values.webhook } : {}),
      ...(values.production ? { production: true } : {}),
    },
    seedFile: values.seed,
    framework: values.env,
    run,
    quietAfterSeconds: number('quiet-after', values['quiet-after'], 86_400) ?? 30,
  }
}
