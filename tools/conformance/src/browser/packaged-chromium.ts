import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface Chromium {
  readonly executablePath: string
  /** Variables by which it finds its libraries and fonts. */
  readonly env: Readonly<Record<string, string>>
}

const run = promisify(execFile)

/** Why there is no browser to test with on this machine, where there is none. */
export const noBrowser: string | undefined =
  process.env.CHROMIUM_PATH || (process.platform === 'linux' && process.arch === 'x64')
    ? undefined
    : `the packaged Chromium is for Linux on x64, not ${process.platform} on ${process.arch}: set CHROMIUM_PATH to one`

/** The Chromium of `CHROMIUM_PATH`, else the one that @sparticuz/chromium carries, unpacked once per version. */
export async function findChromium(): Promise<Chromium> {
  if (noBrowser) throw new Error(noBrowser)
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH, env: {} }
  const folder = await unpacked()
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
}

async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8'))
  const folder = join(tmpdir(), `account-routes-chromium-${version}-${process.getuid?.() ?? 'user'}`)
  if (await isOurs(folder)) return folder

  // Unpacked beside and then renamed, which is one step: two processes at once never see half of it.
  const staging = await mkdtemp(`${folder}-`)
  try {
    const script = fileURLToPath(new URL('unpack.ts', import.meta.url))
    await run(process.execPath, [script], { env: { ...process.env, TMPDIR: staging } })
    await rename(staging, folder)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (!(await isOurs(folder))) throw error
  }
  return folder
}

/** Anybody may write to the folder for temporary files: what another user put there is not run. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined)
  if (!found) return false
  if (process.getuid && found.uid !== process.getuid())
    throw new Error(`${folder} belongs to somebody else. Remove it.`)
  return true
}
