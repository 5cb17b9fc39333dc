import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { schema as d1 } from '@account-routes/deletion/d1'
import { schema as postgres } from '@account-routes/deletion/postgres'
import { schema as sqlite } from '@account-routes/deletion/sqlite'

const schemas: Readonly<Record<string, string>> = { postgres, sqlite, d1 }
const databases = Object.keys(schemas).join(', ')

const help = `account-routes: the command line of Account Routes.

Usage: account-routes schema <${Object.keys(schemas).join('|')}>   Print the SQL of the deletions' tables, for your migrations

  --help       Print this text
  --version    Print the version
`

/** Output of the command. */
export interface Streams {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

/** Runs the command. Returns its exit code. */
export function main(args: readonly string[], { stdout, stderr }: Streams): number {
  const fail = (message: string): number => {
    stderr.write(`${message} See account-routes --help.\n`)
    return 1
  }
  const read = parsed(args)
  if (typeof read === 'string') return fail(read)
  const {
    values,
    positionals: [command, database, ...more],
  } = read
  if (values.help) stdout.write(help)
  else if (values.version) stdout.write(`${version()}\n`)
  else if (command === undefined) return fail('Missing command.')
  else if (command !== 'schema') return fail(`Unknown command \`${command}\`. Known commands: schema.`)
  else if (database === undefined) return fail(`Missing database. Known databases: ${databases}.`)
  else if (!Object.hasOwn(schemas, database))
    return fail(`Unknown database \`${database}\`. Known databases: ${databases}.`)
  else if (more.length) return fail(`Unexpected argument \`${more[0]}\`.`)
  else stdout.write(schemas[database] as string)
  return 0
}

interface Parsed {
  readonly values: { readonly help?: boolean; readonly version?: boolean }
  readonly positionals: readonly string[]
}

function parsed(args: readonly string[]): Parsed | string {
  const options = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return (error as Error).message.replace(/\.?$/, '.')
  }
}

function version(): string {
  const file = new URL('../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
