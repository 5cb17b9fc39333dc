import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'

import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The first Node on the PATH that is too old. */
function findOldNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders
    .map((folder) => join(folder, 'node'))
    .find((node) => {
      if (!existsSync(node)) return false
      const [, major, minor] = /^v(\d+)\.(\d+)/.exec(spawnSync(node, ['--version']).stdout?.toString() ?? '') ?? []
      return Number(major) >= 16 && (Number(major) < 22 || (Number(major) === 22 && Number(minor) < 16))
    })
}

const oldNode = findOldNode()

describe.skipIf(!oldNode)('on a Node without a usable node:sqlite (needs one on the PATH)', () => {
  let folder: string
  beforeAll(() => {
    // Such a Node takes no TypeScript: the command is built first.
    folder = mkdtempSync(join(root, 'node_modules', '.old-node-'))
    execFileSync(
      join(root, '../../node_modules/.bin/tsc'),
      ['-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist')],
      {
        cwd: root,
      },
    )
    symlinkSync(join(root, 'package.json'), join(folder, 'package.json'))
  }, 60_000)
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  test.for([[], ['--help'], ['--version'], ['--env', 'next'], ['--', 'true']])(
    '%j says so in one plain line',
    (args) => {
      const { status, stdout, stderr } = spawnSync(oldNode as string, [join(folder, 'dist/cli.js'), ...args])
      expect([status, stdout.toString()]).toEqual([1, ''])
      expect(stderr.toString()).toMatch(/^The Clerk emulator needs Node 22\.16 or newer; this is Node [\d.]+\.\n$/)
    },
  )

  test('the same build starts on this Node', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(folder, 'dist/cli.js'), '--help'])
    expect([status, stdout.toString()]).toEqual([0, expect.stringContaining('Usage: account-routes-emulator')])
  })
})
