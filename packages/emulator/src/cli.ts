#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { defaultSeed, type Seed } from './seed.ts'
import { type EmulatorOptions, startEmulator } from './start.ts'

const help = `clerk-emulator: Clerk's Backend API, JWKS, sign-in, handshake and webhooks on one local port.

Usage: clerk-emulator [options]

  --port <number>            Port to listen on. Default: EMULATOR_PORT, or 4010
  --host <address>           Address to listen on. Default: 127.0.0.1, which only this machine reaches
  --data <file>              Keep everything in this SQLite file. Default: in memory, nothing is written
  --seed <file>              JSON file with the users to start with. Default: Ada, an administrator, and Grace
  --token-lifetime <seconds> How long a session token lives. Default: 60
  --webhook <url>            Send webhooks here
  --production               Keys and sign-in of a production instance
  --help                     This text
`

/** Something that the person at the terminal can put right. */
class UsageError extends Error {}

const number = (name: string, text: string | undefined, max: number): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > max)
    throw new UsageError(`--${name} must be a number from 0 to ${max}, not "${text}".`)
  return value
}

const lineOf = (text: string, position: number): string => {
  const before = text.slice(0, position).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

const readSeed = async (file: string): Promise<Seed> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `The seed ${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    )
  })
  try {
    return JSON.parse(text) as Seed
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = /position (\d+)/.exec(message)?.[1]
    const where = position ? lineOf(text, Number(position)) : 'its end'
    throw new UsageError(`The seed ${file} is not JSON, at ${where}.`)
  }
}

const optionsFrom = async (args: readonly string[]): Promise<EmulatorOptions | undefined> => {
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
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return undefined
  const tokenLifetime = number('token-lifetime', values['token-lifetime'], 315_360_000)
  if (values.webhook !== undefined && !URL.canParse(values.webhook)) {
    throw new UsageError(`--webhook must be an address such as http://127.0.0.1:3000/api/webhooks/clerk.`)
  }
  return {
    port: number('port', values.port ?? process.env.EMULATOR_PORT, 65_535) ?? 4010,
    ...(values.host ? { host: values.host } : {}),
    ...(values.data ? { data: values.data } : {}),
    ...(values.seed ? { seed: await readSeed(values.seed) } : {}),
    ...(tokenLifetime === undefined ? {} : { tokenLifetime }),
    ...(values.webhook ? { webhook: values.webhook } : {}),
    ...(values.production ? { production: true } : {}),
  }
}

/** Enough to know it by. */
const cut = (secret: string): string => `${secret.slice(0, 9)}…`

const explain = (error: unknown, options: EmulatorOptions | undefined): string => {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof UsageError) return message
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\nSee clerk-emulator --help.`
  if (code === 'EADDRINUSE')
    return `Port ${options?.port} is taken. Choose another: clerk-emulator --port ${(options?.port ?? 0) + 1}`
  if (code === 'EACCES') return `Port ${options?.port} may not be used. Choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${options?.host}.`
  if (code === 'ERR_SQLITE_ERROR') return `The file ${options?.data} cannot be used: ${message}.`
  return message
}

const main = async (): Promise<void> => {
  let options: EmulatorOptions | undefined
  try {
    options = await optionsFrom(process.argv.slice(2))
    if (!options) {
      process.stdout.write(help)
      return
    }
    const emulator = await startEmulator(options)
    const where =
      options.host && options.host !== '127.0.0.1' ? `on ${options.host}: others can reach it` : 'on this machine only'
    const lines = [
      `Clerk emulator at ${emulator.url}, ${where}`,
      `  data            ${options.data ?? 'in memory'}`,
      `  publishable key ${emulator.publishableKey}`,
      `  secret key      ${cut(emulator.secretKey)}`,
    ]
    if (!options.seed) {
      lines.push('  sign in as')
      for (const user of defaultSeed.users) lines.push(`    ${user.email_address[0]}  ${user.password}`)
    }
    process.stdout.write(`${lines.join('\n')}\n`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void emulator.stop().then(() => process.exit(0)))
    }
  } catch (error) {
    process.stderr.write(`${explain(error, options)}\n`)
    process.exitCode = 1
  }
}

await main()
