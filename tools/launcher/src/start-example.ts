import { fileURLToPath } from 'node:url'
import type { Emulator } from '@account-routes/emulator'
import { type Framework, findFramework } from '@account-routes/frameworks'
import { freePort } from './ports.ts'
import { type RunningServer, type ServerProcess, startServer } from './server-process.ts'

export interface StartOptions extends Pick<ServerProcess, 'env' | 'onOutput' | 'patience' | 'signal'> {
  readonly emulator: Pick<Emulator, 'env'>
  /** @default a free port */
  readonly port?: number
}

/** Starts a built example as a production server, with the emulator as its Clerk. Its data ends with it. */
export async function startExample(
  nameOrRow: string | Framework,
  { emulator, port, env, ...rest }: StartOptions,
): Promise<RunningServer> {
  const framework = typeof nameOrRow === 'string' ? findFramework(nameOrRow) : nameOrRow
  return startServer({
    ...rest,
    name: `The ${framework.title} example`,
    command: framework.start,
    cwd: folderOf(framework),
    port: port ?? (await freePort()),
    env: { DATABASE_FILE: ':memory:', ...emulator.env(framework.env), ...env },
  })
}

/** The folder of an example. */
export const folderOf = ({ name }: Framework): string =>
  fileURLToPath(new URL(`../../../examples/${name}/`, import.meta.url))
