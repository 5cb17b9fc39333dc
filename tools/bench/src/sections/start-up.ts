import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { adapters, type Framework } from '@account-routes/frameworks'
import { startClerk } from '../bench-clerk.ts'
import { hasServer, startServer } from '../child.ts'
import { load } from '../load.ts'
import { table, writeSection } from '../report.ts'
import { interleaved, median } from '../rounds.ts'

/** Imports of an app without us: the adapter's peers, and the parts of them that the adapter imports. */
function withoutUs(framework: Framework): string {
  const entry = fileURLToPath(import.meta.resolve(framework.package))
  const { peerDependencies } = JSON.parse(
    readFileSync(new URL(import.meta.resolve(`${framework.package}/package.json`)), 'utf8'),
  ) as { peerDependencies: Readonly<Record<string, string>> }
  const imported = [...readFileSync(entry, 'utf8').matchAll(/from ['"]([^.'"][^'"]*)['"]/g)].map(
    ([, specifier = '']) => specifier,
  )
  const modules = new Set([
    ...Object.keys(peerDependencies).filter((name) => !name.startsWith('@types/')),
    ...imported.filter((name) => !name.startsWith('@account-routes/')),
  ])
  return [...modules].map((specifier) => `await import('${specifier}')`).join('; ')
}

const bench = new URL('../..', import.meta.url)
const importing = (script: string) => () =>
  Number(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const start = performance.now(); ${script}; console.log(performance.now() - start)`,
      ],
      {
        cwd: bench,
        env: {
          ...process.env,
          CLERK_PUBLISHABLE_KEY: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k',
          CLERK_SECRET_KEY: 'sk_test_x',
        },
      },
    ).toString(),
  )

/** Cold imports, the time to the first answer, and the heap before and after 100,000 requests. */
export async function benchStartUp(): Promise<void> {
  const clerk = await startClerk()
  const rows: string[][] = []
  try {
    for (const row of adapters.filter(({ name }) => hasServer(name))) {
      const { name, env } = row
      const framework = withoutUs(row)
      const { bare, ours } = await interleaved(
        {
          bare: importing(framework),
          ours: importing(`${framework}; await import('${row.package}')`),
        },
        15,
      )
      const first: number[] = []
      for (let round = 0; round < 5; round++) {
        const start = performance.now()
        const server = await startServer(name, clerk.env(env))
        await fetch(`${server.url}/ours/me`)
        first.push(performance.now() - start)
        await server.stop()
      }
      const { before, after } = await heapAround(name, clerk.env(env), clerk.bearer)
      rows.push([
        name,
        `${median(bare).toFixed(0)} ms`,
        `${(median(ours) - median(bare)).toFixed(1)} ms`,
        `${median(first).toFixed(0)} ms`,
        `${(before / 2 ** 20).toFixed(1)} MB`,
        `${(after / 2 ** 20).toFixed(1)} MB`,
        `${((after / before - 1) * 100).toFixed(1)} %`,
      ])
    }
  } finally {
    await clerk.stop()
  }
  const head = [
    'framework',
    'import without us',
    'we add',
    'process start to first answer',
    'heap before',
    'after 100,000 requests',
    'growth',
  ]
  writeSection('start-up', table(head, rows))
}

async function heapAround(name: string, env: Record<string, string>, bearer: string) {
  const server = await startServer(name, env)
  try {
    const requests = async (count: number) => {
      for (let done = 0; done < count; ) {
        const refused = await load({ url: `${server.url}/ours/me`, status: 401, connections: 32, seconds: 2 })
        const answered = await load({
          url: `${server.url}/ours/me`,
          status: 200,
          connections: 32,
          seconds: 2,
          headers: { Authorization: bearer },
        })
        done += 2 * (refused.perSecond + answered.perSecond)
      }
    }
    // So many that by then all code is compiled, and what only the start needed has been let go.
    await requests(50_000)
    await server.heap()
    await requests(20_000)
    const before = await server.heap()
    await requests(100_000)
    return { before, after: await server.heap() }
  } finally {
    await server.stop()
  }
}
