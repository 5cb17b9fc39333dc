import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

/** Costs of the emulator with a hundred thousand users: times by HTTP on one connection at a time, and memory. */
const users = Number(process.argv[2] ?? 100_000)
const file = join(tmpdir(), `emulator-bench-${process.pid}.sqlite`)
const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
const child = spawn(process.execPath, ['--conditions=@account-routes/source', cli, '--port', '0', '--data', file])
const url = await new Promise<string>((resolve, reject) => {
  child.stdout.on('data', (chunk: Buffer) => {
    const found = /http:\/\/[\d.:]+/.exec(chunk.toString())
    if (found) resolve(found[0])
  })
  child.once('exit', reject)
})
const env = (await (await fetch(`${url}/_emulator/env/fetch`)).json()) as { CLERK_SECRET_KEY: string }
const headers = { authorization: `Bearer ${env.CLERK_SECRET_KEY}`, 'content-type': 'application/json' }
/** Resident memory of the emulator in MB, as Linux tells it. */
function memory(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000
}
async function call(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(`${url}/v1${path}`, { headers, ...init })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

const firstNames = ['Ada', 'Grace', 'Katherine', 'Alan', 'Edsger', 'Barbara', 'Donald', 'Frances', 'Tony', 'Radia']
const lastNames = [
  'Lovelace',
  'Hopper',
  'Johnson',
  'Turing',
  'Dijkstra',
  'Liskov',
  'Knuth',
  'Allen',
  'Hoare',
  'Perlman',
]
function create(n: number): Promise<unknown> {
  return call('/users', {
    method: 'POST',
    body: JSON.stringify({
      first_name: firstNames[n % 10],
      last_name: lastNames[Math.floor(n / 10) % 10],
      username: `person_${n}`,
      external_id: `external-${n}`,
      email_address: [`person.${n}@example${n % 97}.com`],
      phone_number: [`+1555${String(n).padStart(7, '0')}`],
      public_metadata: { plan: n % 3 === 0 ? 'pro' : 'free' },
    }),
  })
}

/** Seconds of the processor that the emulator has used; the kernel counts in hundredths. */
function processorTime(): number {
  const [utime = 0, stime = 0] =
    readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
  return (utime + stime) / 100
}
const startMemory = memory()
const startTime = processorTime()
const begin = performance.now()
let next = 0
await Promise.all(
  Array.from({ length: 16 }, async () => {
    while (next < users) await create(next++)
  }),
)
const seconds = (performance.now() - begin) / 1000
const busy = processorTime() - startTime
console.log(
  `created ${users} in ${seconds.toFixed(1)} s with a file: ${(users / seconds).toFixed(0)} per second, ${(users / busy).toFixed(0)} per second of the emulator's processor`,
)

const sample = (await call('/users?limit=50')) as { id: string }[]
async function median(name: string, path: (n: number) => string, times = 60): Promise<void> {
  const taken: number[] = []
  for (let n = 0; n < times; n++) {
    const start = performance.now()
    await call(path(n))
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => (taken[Math.floor(times * share)] ?? 0).toFixed(2).padStart(7)
  console.log(`${name.padEnd(46)} median ${at(0.5)} ms, 95 % ${at(0.95)} ms`)
}

await median('get by id', (n) => `/users/${sample[n % 50]?.id}`, 300)
await median('list, newest first', () => '/users')
await median('list of 500', () => '/users?limit=500')
await median('list by -last_sign_in_at', () => '/users?order_by=-last_sign_in_at')
await median('list by e-mail', () => '/users?order_by=email_address')
await median('query, one match', (n) => `/users?query=person_${n * 991}`)
await median('query, in the middle of an address', (n) => `/users?query=${n + 1000}%40exa&order_by=email_address`)
await median('query, a tenth matches', () => '/users?query=lovel&order_by=last_name')
await median('query, everybody matches', () => '/users?query=example&order_by=-created_at')
await median('query, nobody matches', () => '/users?query=nobodyhere')
await median('query of two letters', () => '/users?query=zz')
await median('query of two letters that are common', () => '/users?query=ad&order_by=username')
await median('count', () => '/users/count')
await median('count of a query, a tenth', () => '/users/count?query=lovel')
await median('by e-mail address', (n) => `/users?email_address=person.${n * 7}@example${(n * 7) % 97}.com`)
await median('offset 50,000', () => '/users?offset=50000')
console.log(`memory: ${startMemory.toFixed(0)} MB at the start, ${memory().toFixed(0)} MB now`)
child.kill()
await new Promise((resolve) => child.once('close', resolve))
for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
