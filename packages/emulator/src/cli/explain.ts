import { SeedError } from '../errors.ts'
import { sqliteProblem } from '../store/sqlite-errors.ts'
import type { Command } from './arguments.ts'
import { explainSeed } from './seed-file.ts'

/** Says in a line what went wrong and what to do about it. */
export function explain(error: unknown, command: Command | undefined): string {
  const { code, message } = error as NodeJS.ErrnoException
  const { port = 0, host, data } = command?.options ?? {}
  if (error instanceof SeedError && command?.seedFile) return explainSeed(error, command.seedFile)
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\nSee account-routes-emulator --help.`
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another one, such as --port ${port + 1}.`
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}. Choose another --host.`
  const problem = sqliteProblem(error)
  if (problem) return `The file ${data} cannot be used: ${problem}.`
  return message
}
