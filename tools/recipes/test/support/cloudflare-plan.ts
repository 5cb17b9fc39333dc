import { env } from 'cloudflare:workers'
import { clerkAccount, type DeletionOptions, retryAfter, type Store, step } from '@account-routes/deletion'
import { createClerkClient } from '@clerk/backend'

let points: number | undefined
let busy = env.BUSY

/** Starts to count the awaits at which the process can die. */
export function countPoints(): () => number {
  points = 0
  return () => points ?? 0
}

async function point(): Promise<void> {
  if (points === undefined || ++points !== env.KILL_AT) return
  await fetch(`${env.CONTROL}/kill`).catch(() => {})
  await new Promise(() => {})
}

const effect = (name: string) =>
  step(name, async ({ userId }) => {
    await point()
    if (name === 'files' && busy-- > 0) throw retryAfter(1)
    await fetch(`${env.CONTROL}/effect`, { method: 'POST', body: `${userId} ${name}` })
    await point()
  })

/** Adds a point before and after each call of this method. */
function watch<T extends object>(target: T, name: keyof T & string): void {
  const method = Reflect.get(target, name) as (...parameters: unknown[]) => unknown
  const watched = async function (this: unknown, ...parameters: unknown[]): Promise<unknown> {
    await point()
    const result = await method.apply(this, parameters)
    await point()
    return result
  }
  Reflect.set(target, name, watched)
}

// The printed file makes its store from the binding, so that the binding's own statements are watched.
watch(Object.getPrototypeOf(env.DB.prepare('SELECT 1').bind()) as { all(): unknown }, 'all')

const { jwks, organizations, sessions, users } = createClerkClient({
  apiUrl: env.CLERK_URL,
  secretKey: env.CLERK_SECRET_KEY,
})

watch(users, 'getUser')
watch(users, 'deleteUser')

/** The plan of an app on Cloudflare, which brings its own store. */
export const plan: Omit<DeletionOptions, 'store'> & { readonly store?: Store } = {
  clerkClient: { jwks, organizations, sessions, users },
  steps: [effect('billing'), clerkAccount(), effect('files'), effect('search')],
  timeoutMs: 800,
  leaseMs: 2_000,
}
