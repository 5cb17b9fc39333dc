#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { placeAt, placeOfPath } from './cli/json-line.ts'
import type { Emulator, EmulatorOptions } from './emulator.ts'
import { envFor, type Framework } from './env.ts'
import { SeedError } from './errors.ts'
import { defaultSeed } from './seed/default-seed.ts'
import type { Seed } from './seed/seed.ts'
import { startEmulator } from './start.ts'
import { sqliteProblem } from './store/sqlite-errors.ts'

const help = `clerk-emulator: Clerk's Backend API, JWKS, sign-in, handshake and webhooks on one local port.

Usage: clerk-emulator [options]

  --port <number>            Port to listen on. Default: EMULATOR_PORT, or 4010
  --host <address>           Address to listen on. Default: 127.0.0.1, which only this machine reaches
  --data <file>              Keep everything in this SQLite file. Default: in memory, nothing is written
  --seed <file>              JSON file with the users to start with. Default: Ada, an administrator, and Grace
  --token-lifetime <seconds> How long a session token lives. Default: 60
  --webhook <url>            Send webhooks here
  --production               Keys and sign-in of a production instance
  --env <framework>          Print the environment of an app: express, fastify, hono, fetch, next, astro, nuxt,
                             react-router or tanstack-start
  --help                     This text
`

/** Something that the person at the terminal can put right. */
class UsageError extends Error {}

function number(name: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > max)
    throw new UsageError(`--${name} must be a number from 0 to ${max}, not "${text}".`)
  return value
}

function readSeed(file: string): Seed {
  const text = readSeedText(file)
  try {
    return JSON.parse(text) as Seed
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    const { line, column } = placeAt(text, position ? Number(position) : text.length)
    throw new UsageError(`The seed ${file} is not JSON, at line ${line}, column ${column}.`)
  }
}

function readSeedText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(`The seed ${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}.`)
  }
}

/** What the command was asked for. */
interface Command {
  readonly options: EmulatorOptions & { readonly port: number }
  readonly seedFile: string | undefined
  readonly env: Framework | undefined
}

function commandFrom(args: readonly string[]): Command | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      seed: { type: 'string' },
      'token-lifetime': { type: 'string' },
      webhook: { type: 'string' },
      production: { type: 'boolean' },
      env: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return undefined
  const tokenLifetime = number('token-lifetime', values['token-lifetime'], 315_360_000)
  if (values.webhook !== undefined && !URL.canParse(values.webhook)) {
    throw new UsageError(`--webhook must be an address such as http://127.0.0.1:3000/api/webhooks/clerk.`)
  }
  const options = {
    port: number('port', values.port ?? (process.env.EMULATOR_PORT || undefined), 65_535) ?? 4010,
    ...(values.host ? { host: values.host } : {}),
    ...(values.data ? { data: values.data } : {}),
    ...(values.seed ? { seed: readSeed(values.seed) } : {}),
    ...(tokenLifetime === undefined ? {} : { tokenLifetime }),
    ...(values.webhook ? { webhook: values.webhook } : {}),
    ...(values.production ? { production: true } : {}),
  }
  if (values.env)
    envFor(values.env as Framework, { url: '', secretKey: '', publishableKey: '', jwtKey: '', webhookSecret: '' })
  return { options, seedFile: values.seed, env: values.env as Framework | undefined }
}

/** Enough to know it by. */
function cut(secret: string): string {
  return `${secret.slice(0, 9)}…`
}

function explainSeed(error: SeedError, file: string): string {
  const { line } = placeOfPath(readSeedText(file), error.path)
  return `The seed ${file} is not valid at ${error.path || 'its top'}, line ${line}: ${error.problem}`
}

function explain(error: unknown, command: Command | undefined): string {
  const { code, message } = error as NodeJS.ErrnoException
  const { port = 0, host, data } = command?.options ?? {}
  if (error instanceof SeedError && command?.seedFile) return explainSeed(error, command.seedFile)
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\nSee clerk-emulator --help.`
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another: clerk-emulator --port ${port + 1}`
  if (code === 'EACCES') return `Port ${port} may not be used. Choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${host}.`
  const problem = sqliteProblem(error)
  if (problem) return `The file ${data} cannot be used: ${problem}.`
  return message
}

function greeting(emulator: Emulator, options: EmulatorOptions, kept: boolean): string {
  const everywhere = options.host !== undefined && options.host !== '127.0.0.1' && options.host !== 'localhost'
  const people = defaultSeed.users.map((user) => `    ${user.email_address[0]}  ${user.password}`)
  return [
    `Clerk emulator at ${emulator.url}, ${everywhere ? `on ${options.host}: others can reach it` : 'on this machine only'}`,
    `  data            ${options.data ? `${options.data}${kept ? ', as it was' : ''}` : 'in memory'}`,
    ...(options.seed || kept ? [] : ['  sign in as', ...people]),
    `  publishable key ${emulator.publishableKey}`,
    `  secret key      ${cut(emulator.secretKey)} (--env <framework> prints the whole environment)`,
    '',
  ].join('\n')
}

/** As an .env file has it: what has line breaks is quoted. */
function envFile(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value.includes('\n') ? JSON.stringify(value) : value}\n`)
    .join('')
}

async function main(): Promise<void> {
  let command: Command | undefined
  try {
    command = commandFrom(process.argv.slice(2))
    if (!command) {
      process.stdout.write(help)
      return
    }
    const kept = command.options.data !== undefined && existsSync(command.options.data)
    const emulator = await startEmulator(command.options)
    // Before the greeting: whoever reads it may end the process at once.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void emulator.stop().then(() => process.exit(0)))
    }
    process.stdout.write(greeting(emulator, command.options, kept))
    if (command.env) process.stdout.write(`\n${envFile(emulator.env(command.env))}`)
  } catch (error) {
    process.stderr.write(`${explain(error, command)}\n`)
    process.exitCode = 1
  }
}

await main()
