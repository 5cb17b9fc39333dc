import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Framework } from '@account-routes/frameworks'
import { freePort, type RunningServer, startServer } from '@account-routes/launcher'

const pathTo = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Files laid over a copy of an example: our routes without options, each alone and all, and the same ones by hand. */
const overlayOf = ({ name }: Framework) => pathTo(`../overlays/${name}`)

export const hasOverlay = (framework: Framework): boolean => existsSync(overlayOf(framework))

export interface CopiedExample {
  start(env: Record<string, string>): Promise<RunningServer>
  remove(): void
}

/** Builds a copy of an example with its overlay, to be started as the launcher starts the example. */
export function copyExample(framework: Framework): CopiedExample {
  const { name, start: command } = framework
  const source = pathTo(`../../../examples/${name}`)
  // Beside the examples, because their configuration looks for the workspace two folders up.
  const copy = pathTo(`../../../examples/.bench-${name}`)
  const remove = () => rmSync(copy, { recursive: true, force: true })
  remove()
  cpSync(source, copy, { recursive: true, filter: (file) => !generated.test(file.slice(source.length)) })
  try {
    symlinkSync(join(source, 'node_modules'), join(copy, 'node_modules'))
    const overlay = overlayOf(framework)
    cpSync(overlay, copy, { recursive: true })
    const sources = ['src', 'app'].find((folder) => existsSync(join(overlay, folder))) ?? '.'
    cpSync(pathTo('hand-written.ts'), join(copy, sources, 'hand-written.ts'))
    // npm, because pnpm would install first what it has no lockfile for.
    execFileSync('npm', ['run', 'build'], {
      cwd: copy,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CI: '1' },
    })
  } catch (error) {
    remove()
    throw error
  }
  const start = async (env: Record<string, string>) =>
    startServer({ name, command, cwd: copy, port: await freePort(), env })
  return { start, remove }
}

/** Hidden folders and those that a build writes. */
const generated = /^\/(node_modules|\.[^/]+|dist|build)(\/|$)/
