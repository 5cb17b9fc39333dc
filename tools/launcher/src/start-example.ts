import type { Emulator } from '@account-routes/emulator'
import { type Example, findExample, folderOf } from './examples.ts'
import { freePort } from './ports.ts'
import { type RunningServer, type ServerProcess, startServer } from './server-process.ts'

export interface StartOptions extends Pick<ServerProcess, 'env' | 'onOutput' | 'patience' | 'signal'> {
  readonly emulator: Pick<Emulator, 'env'>
  /** A free one if left out. */
  readonly port?: number
}

/** Starts an example that is built, as the production server that it is, with the emulator as its Clerk. */
export async function startExample(
  nameOrExample: string | Example,
  { emulator, port, env, ...rest }: StartOptions,
): Promise<RunningServer> {
  const example = typeof nameOrExample === 'string' ? findExample(nameOrExample) : nameOrExample
  return startServer({
    ...rest,
    name: `The ${example.title} example`,
    command: example.start,
    cwd: folderOf(example),
    port: port ?? (await freePort()),
    env: { ...emulator.env(example.framework), ...env },
  })
}
