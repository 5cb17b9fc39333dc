import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Starts a built example as a production server, with the emulator as its Clerk. Its data goes with it. */
export async function startExample(
  nameOrRow: string | Framework,
  { emulator, port, env, ...rest }: StartOptions,
): Promise<RunningServer> {
  const framework = typeof nameOrRow === 'string' ? findFramework(nameOrRow) : nameOrRow
  const data = await mkdtemp(join(tmpdir(), 'account-routes-example-'))
  const remove = (): Promise<void> => rm(data, { recursive: true, force: true })
  try {
    const server = await startServer({
      ...rest,
      name: `The ${framework.title} example`,
      command: framework.start,
      cwd: folderOf(framework),
      port: port ?? (await freePort()),
      env: { DATABASE_FILE: join(data, 'example.sqlite'), ...emulator.env(framework.env), ...env },
    })
    return { ...server, stop: () => server.stop().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The folder of an example. */
export const folderOf = ({ name }: Framework): string =>
  fileURLToPath(new URL(`../../../examples/${name}/`, import.meta.url))
