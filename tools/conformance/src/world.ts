import { fileURLToPath } from 'node:url'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import type { Framework } from '@account-routes/frameworks'
import { freePort, type RunningServer, startExample, startServer } from '@account-routes/launcher'
import { expect } from 'vitest'
import { assertSafe } from './answers.ts'
import { type Clerk, clerkOf, type Person } from './clerk.ts'
import { assertDeclared, mountedAt } from './declared.ts'
import { assertDocumented, assertDocumentedWithPlan } from './documented.ts'
import { type Answer, type Outgoing, send } from './http.ts'
import { type Rules, rules, type Start } from './rules.ts'
import { seed } from './seed.ts'

export const mount = '/api/account'

export interface Server {
  readonly url: string
  /** Sends to a path of the server, whatever it is. */
  send(path: string, outgoing?: Outgoing): Promise<Answer>
  /** Sends to a path below the mount. The answer is ours, so it must be safe. */
  ask(method: string, path: string, outgoing?: Omit<Outgoing, 'method'>): Promise<Answer>
  /** Sends to the route that is mounted alone. */
  alone(outgoing?: Outgoing): Promise<Answer>
  output(): string
  readonly pid: number | undefined
  stop(): Promise<void>
}

/** One example with its Clerk. The servers start when they are first asked for. */
export interface World {
  readonly target: Framework
  readonly clerk: Clerk
  /** May manage users. */
  readonly admin: Person
  /** May not. */
  readonly member: Person
  /** A user on whom the administrator acts in checks that leave them alone. */
  readonly somebody: Person
  server(rules?: Rules): Promise<Server>
  /** The framework's server of `servers/`, which mounts the routes in the ways that an example does not. */
  variants(): Promise<Server>
  /** The output of the example when these options keep it from starting, or its answer when they do not. */
  startsWith(options: object): Promise<string>
  /** Every server that was started; none may have ended. */
  running(): Promise<readonly Server[]>
  close(): Promise<void>
}

export async function openWorld(target: Framework): Promise<World> {
  const emulator = await startEmulator({ seed })
  const clerk = clerkOf(emulator)
  const servers = new Map<string, Promise<Server>>()
  const ended = new Set<Server>()

  const start = (key: string, run: () => Promise<RunningServer>): Promise<Server> => {
    const starting =
      servers.get(key) ??
      run().then((running) => {
        const server = serverOf(running, target, key === 'planned')
        running.exited.then(() => ended.add(server))
        return server
      })
    servers.set(key, starting)
    return starting
  }
  let other: Promise<Emulator> | undefined
  const example = async ({ options = {}, env }: Start): Promise<RunningServer> => {
    if (env) other ??= startEmulator()
    const changes = other && env ? env(await other) : {}
    return startExample(target, {
      emulator,
      env: {
        ...withPrefixes(changes, emulator.env(target.env)),
        ACCOUNT_ROUTES_OPTIONS: JSON.stringify({ deletion: null, ...options }),
      },
    })
  }
  const settled = async () =>
    (await Promise.allSettled(servers.values())).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))

  const [admin, member, somebody] = await Promise.all([
    clerk.newUser({ public_metadata: { role: 'admin' } }),
    clerk.newUser(),
    clerk.newUser(),
  ])
  return {
    target,
    clerk,
    admin,
    member,
    somebody,
    server: (name = 'whole') => start(name, () => example(rules[name])),
    variants: () => start('variants', () => startVariants(target, emulator)),
    startsWith: async (options) => {
      try {
        const server = serverOf(await example({ options }), target)
        try {
          return (await server.send(`${mount}/me`)).text + server.output()
        } finally {
          await server.stop()
        }
      } catch (error) {
        return String(error)
      }
    },
    running: async () => {
      const all = await settled()
      for (const server of all) expect(ended.has(server), `the server ended:\n${server.output()}`).toBe(false)
      return all
    },
    close: async () => {
      await Promise.all((await settled()).map((server) => server.stop()))
      await Promise.all([emulator.stop(), other?.then((started) => started.stop())])
    },
  }
}

/** Variables under the names that a framework's SDK reads, such as `NUXT_CLERK_API_URL`. */
const withPrefixes = (changes: Readonly<Record<string, string>>, known: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([name, value]) =>
      Object.keys(known)
        .filter((each) => each === name || each.endsWith(`_${name}`))
        .map((each) => [each, value] as const),
    ),
  )

function serverOf({ url, pid, output, stop }: RunningServer, { single }: Framework, hasPlan = false): Server {
  const assertListed = hasPlan ? assertDocumentedWithPlan : assertDocumented
  /** Every answer of the suite comes through here. */
  const receive = async (path: string, outgoing?: Outgoing): Promise<Answer> => {
    const answer = await send(url, path, outgoing)
    const { method = 'GET' } = outgoing ?? {}
    assertDeclared(method, path, answer, single)
    const mounted = mountedAt(method, path)
    if (mounted && (hasPlan || mounted.option !== 'deletion')) assertListed(mounted, method, answer)
    return answer
  }
  return {
    url,
    pid,
    output,
    stop,
    send: receive,
    ask: async (method, path, outgoing) => {
      const answer = await receive(mount + path, { ...outgoing, method })
      assertSafe(method, answer)
      return answer
    },
    alone: async (outgoing) => {
      const { method = 'POST' } = outgoing ?? {}
      const answer = await receive(single, { ...outgoing, method })
      assertSafe(method, answer)
      return answer
    },
  }
}

async function startVariants({ name, env }: Framework, emulator: Emulator): Promise<RunningServer> {
  return startServer({
    name: `servers/${name}`,
    command: ['--conditions=@account-routes/source', 'server.ts'],
    cwd: fileURLToPath(new URL(`../servers/${name}/`, import.meta.url)),
    port: await freePort(),
    env: { DATABASE_FILE: ':memory:', ...emulator.env(env) },
    // Some are built first.
    patience: 110_000,
  })
}
