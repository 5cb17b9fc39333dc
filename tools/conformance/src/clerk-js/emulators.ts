import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Emulator, type EmulatorOptions, startEmulator } from '@account-routes/emulator'
import { freePort, startServer } from '@account-routes/launcher'

/** An emulator and the clerk-js that it serves. */
export interface ServingEmulator extends Pick<Emulator, 'url' | 'secretKey' | 'stop'> {
  readonly env: (framework: 'express') => Record<string, string>
}

type Options = Pick<EmulatorOptions, 'seed' | 'production' | 'tokenLifetime'>

const folderOfEmulator = fileURLToPath(new URL('../../../../packages/emulator/', import.meta.url))

/** Serves the newest clerk-js and @clerk/ui, which are installed beside the emulator. */
export function startWithNewest(options: Options): Promise<ServingEmulator> {
  return startEmulator(options)
}

/** Serves clerk-js 5, which has its components inside, as in an app that has it installed. */
export async function startWithClerkJs5({ seed, production, tokenLifetime }: Options): Promise<ServingEmulator> {
  const folder = await mkdtemp(join(tmpdir(), 'clerk-js-5-'))
  await mkdir(join(folder, 'node_modules/@clerk'), { recursive: true })
  await symlink(
    await realpath(join(folderOfEmulator, 'node_modules/clerk-js-5')),
    join(folder, 'node_modules/@clerk/clerk-js'),
  )
  await writeFile(join(folder, 'seed.json'), JSON.stringify(seed))
  const port = await freePort()
  const server = await startServer({
    name: 'The emulator',
    command: [
      '--conditions=@account-routes/source',
      join(folderOfEmulator, 'src/cli.ts'),
      ...['--port', String(port), '--key-seed', 'clerk-js-5', '--seed', 'seed.json'],
      ...(production ? ['--production'] : []),
      ...(tokenLifetime ? ['--token-lifetime', String(tokenLifetime)] : []),
    ],
    cwd: folder,
    port,
  })
  const variables = (await (await fetch(`${server.url}/_emulator/env/express`)).json()) as Record<string, string>
  return {
    url: server.url,
    secretKey: variables.CLERK_SECRET_KEY ?? '',
    env: () => variables,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
