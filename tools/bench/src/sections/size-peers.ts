import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundlers } from '@account-routes/packaging/size'

interface Peer {
  readonly name: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly code: string
}

/** Route handlers that others ship, with what an app imports to mount one. */
const peers: readonly Peer[] = [
  { name: 'hono/tiny', dependencies: { hono: '4.13.19' }, code: "export { Hono } from 'hono/tiny'" },
  {
    name: '@orpc/server/fetch',
    dependencies: { '@orpc/server': '1.16.1' },
    code: "export { RPCHandler } from '@orpc/server/fetch'",
  },
  {
    name: 'inngest/next',
    dependencies: { inngest: '4.24.0' },
    code: "export { Inngest } from 'inngest'; export { serve } from 'inngest/next'",
  },
  {
    name: 'uploadthing/next',
    dependencies: { uploadthing: '7.7.4' },
    code: "export { createRouteHandler, createUploadthing } from 'uploadthing/next'",
  },
]

const frameworks = new Set(['next', 'express', 'fastify', 'h3'])

const isExternal = (id: string) => isBuiltin(id) || frameworks.has(id.split('/', 1)[0] ?? '')

export interface PeerSize {
  readonly name: string
  readonly version: string
  readonly size: number
}

/** Installs each into a folder of its own, away from the workspace, and bundles it as our own packages are. */
export async function sizesOfPeers(): Promise<readonly PeerSize[]> {
  const sizes: PeerSize[] = []
  for (const { name, dependencies, code } of peers) {
    const folder = mkdtempSync(join(tmpdir(), 'account-routes-size-'))
    try {
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
      execFileSync('pnpm', ['install', '--ignore-workspace', '--ignore-scripts', '--prefer-offline'], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const { size } = await bundlers.rolldown({ code, from: folder, isExternal })
      sizes.push({ name, version: Object.values(dependencies).join(), size })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  return sizes
}
