import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { examples, freePort, type RunningServer, startServer } from '@account-routes/launcher'

/** What is laid over a copy of an example: our routes without options, each alone and all, and the same ones by hand. */
const additions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  next: {
    'src/app/ours/me/route.ts': `import { accountRoute, deleteSelf, getSelf } from '@account-routes/next'
export const GET = accountRoute(getSelf)
export const DELETE = accountRoute(deleteSelf)
`,
    'src/app/table/[[...path]]/route.ts': `import { accountRoutes } from '@account-routes/next'
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = accountRoutes()
`,
    'src/app/hand/me/route.ts': `import { auth, clerkClient } from '@clerk/nextjs/server'
import { deleteSelfByHand, getSelfByHand } from '../../../hand-written.ts'
const answer = (work: typeof getSelfByHand) => async () => {
  const { status, headers, body } = await work(await auth(), await clerkClient())
  return Response.json(body, { status, headers })
}
export const GET = answer(getSelfByHand)
export const DELETE = answer(deleteSelfByHand)
`,
  },
  astro: {
    'src/pages/ours/me.ts': `import { accountRoute, deleteSelf, getSelf } from '@account-routes/astro'
export const GET = accountRoute(getSelf)
export const DELETE = accountRoute(deleteSelf)
`,
    'src/pages/table/[...path].ts': `import { accountRoutes } from '@account-routes/astro'
export const ALL = accountRoutes()
`,
    'src/pages/hand/me.ts': `import { clerkClient } from '@clerk/astro/server'
import type { APIRoute } from 'astro'
import { deleteSelfByHand, getSelfByHand } from '../../hand-written.ts'
const answer = (work: typeof getSelfByHand): APIRoute => async (context) => {
  const { status, headers, body } = await work(context.locals.auth(), clerkClient(context))
  return Response.json(body, { status, headers })
}
export const GET = answer(getSelfByHand)
export const DELETE = answer(deleteSelfByHand)
`,
  },
  nuxt: {
    'server/routes/ours/me.get.ts': `import { accountRoute, getSelf } from '@account-routes/nuxt'
export default accountRoute(getSelf)
`,
    'server/routes/ours/me.delete.ts': `import { accountRoute, deleteSelf } from '@account-routes/nuxt'
export default accountRoute(deleteSelf)
`,
    'server/routes/table/[...].ts': `import { accountRoutes } from '@account-routes/nuxt'
export default accountRoutes()
`,
    'server/by-hand.ts': `import { clerkClient } from '@clerk/nuxt/server'
import { type getSelfByHand, isClerkHeader } from '../hand-written'
export const byHand = (work: typeof getSelfByHand) =>
  defineEventHandler(async (event) => {
    const { status, headers, body } = await work(event.context.auth(), clerkClient(event))
    for (const name of event.node.res.getHeaderNames()) if (isClerkHeader(name)) event.node.res.removeHeader(name)
    setResponseStatus(event, status)
    setResponseHeaders(event, headers)
    return body
  })
`,
    'server/routes/hand/me.get.ts': `import { getSelfByHand } from '../../../hand-written'
import { byHand } from '../../by-hand'
export default byHand(getSelfByHand)
`,
    'server/routes/hand/me.delete.ts': `import { deleteSelfByHand } from '../../../hand-written'
import { byHand } from '../../by-hand'
export default byHand(deleteSelfByHand)
`,
  },
  'react-router': {
    'app/routes/bench-ours.ts': `import { accountRoute, deleteSelf, getSelf } from '@account-routes/react-router'
const { loader } = accountRoute(getSelf)
const { action } = accountRoute(deleteSelf)
export { action, loader }
`,
    'app/routes/bench-table.ts': `import { accountRoutes } from '@account-routes/react-router'
const { loader, action } = accountRoutes()
export { action, loader }
`,
    'app/routes/bench-hand.ts': `import { clerkClient, getAuth } from '@clerk/react-router/server'
import type { LoaderFunctionArgs } from 'react-router'
import { deleteSelfByHand, getSelfByHand } from '../hand-written.ts'
const answer = (work: typeof getSelfByHand) => async (args: LoaderFunctionArgs) => {
  const { status, headers, body } = await work(await getAuth(args), clerkClient(args))
  return Response.json(body, { status, headers })
}
export const loader = answer(getSelfByHand)
export const action = answer(deleteSelfByHand)
`,
    'app/routes.ts': `import { type RouteConfig, route } from '@react-router/dev/routes'
export default [
  route('ours/me', 'routes/bench-ours.ts'),
  route('table/*', 'routes/bench-table.ts'),
  route('hand/me', 'routes/bench-hand.ts'),
] satisfies RouteConfig
`,
  },
  'tanstack-start': {
    'src/routes/ours/me.ts': `import { accountRoute, deleteSelf, getSelf } from '@account-routes/tanstack-start'
import { createFileRoute } from '@tanstack/react-router'
export const Route = createFileRoute('/ours/me')({
  server: { handlers: { GET: accountRoute(getSelf).ANY, DELETE: accountRoute(deleteSelf).ANY } },
})
`,
    'src/routes/table/$.ts': `import { accountRoutes } from '@account-routes/tanstack-start'
import { createFileRoute } from '@tanstack/react-router'
export const Route = createFileRoute('/table/$')({ server: { handlers: accountRoutes() } })
`,
    'src/routes/hand/me.ts': `import { auth, clerkClient } from '@clerk/tanstack-react-start/server'
import { createFileRoute } from '@tanstack/react-router'
import { deleteSelfByHand, getSelfByHand } from '../../hand-written.ts'
const answer = (work: typeof getSelfByHand) => async () => {
  const { status, headers, body } = await work(await auth(), clerkClient())
  return Response.json(body, { status, headers })
}
export const Route = createFileRoute('/hand/me')({
  server: { handlers: { GET: answer(getSelfByHand), DELETE: answer(deleteSelfByHand) } },
})
`,
  },
}

const handWritten: Readonly<Record<string, string>> = {
  next: 'src/hand-written.ts',
  astro: 'src/hand-written.ts',
  nuxt: 'hand-written.ts',
  'react-router': 'app/hand-written.ts',
  'tanstack-start': 'src/hand-written.ts',
}

export const copied: readonly string[] = Object.keys(additions)

export interface CopiedExample {
  start(env: Record<string, string>): Promise<RunningServer>
  remove(): void
}

/** Builds the copy as the example builds itself, to be started as the launcher does. */
export function copyExample(name: string): CopiedExample {
  const example = examples.find((candidate) => candidate.name === name)
  if (!example) throw new Error(`There is no example "${name}".`)
  const source = fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))
  // Beside the examples, because their configuration looks for the workspace two folders up.
  const copy = fileURLToPath(new URL(`../../../examples/.bench-${name}`, import.meta.url))
  const remove = () => rmSync(copy, { recursive: true, force: true })
  remove()
  cpSync(source, copy, { recursive: true, filter: (file) => !generated.test(file.slice(source.length)) })
  try {
    symlinkSync(join(source, 'node_modules'), join(copy, 'node_modules'))
    const byHand = fileURLToPath(new URL('./hand-written.ts', import.meta.url))
    cpSync(byHand, join(copy, handWritten[name] as string))
    for (const [file, text] of Object.entries(additions[name] ?? {})) {
      const path = join(copy, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
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
    startServer({
      name,
      command: example.start,
      cwd: copy,
      port: await freePort(),
      env,
    })
  return { start, remove }
}

const generated = /^\/(node_modules|\.next|\.nuxt|\.output|\.astro|\.tanstack|\.react-router|\.turbo|dist|build)(\/|$)/
