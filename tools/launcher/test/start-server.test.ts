import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { freePort, type RunningServer, type ServerProcess, startServer } from '../src/index.ts'
import { isTaken } from '../src/ports.ts'

const cwd = fileURLToPath(new URL('.', import.meta.url))
const serving = (body: string): string[] => [
  '--input-type=module',
  '--eval',
  `import { createServer } from 'node:http'
   createServer((request, response) => { ${body} }).listen(Number(process.env.PORT))`,
]

let running: RunningServer | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

const start = async (command: readonly string[], more: Partial<ServerProcess> = {}) => {
  running = await startServer({ name: 'The server', command, cwd, port: await freePort(), ...more })
  return running
}

describe('startServer', () => {
  test('returns once the server answers, and ends it', async () => {
    const server = await start(serving('console.log(request.url); response.end(process.env.NODE_ENV)'))
    expect(await (await fetch(`${server.url}/here`)).text()).toBe('production')
    await expect.poll(() => server.output()).toContain('/here')
    await server.stop()
    await server.exited
    expect(await isTaken(Number(new URL(server.url).port))).toBe(false)
  })

  test('passes on no Clerk key but those it is given', async () => {
    process.env.CLERK_SECRET_KEY = 'sk_live_of_this_machine'
    try {
      const body = 'response.end(process.env.CLERK_SECRET_KEY + " " + process.env.CLERK_API_URL)'
      const server = await start(serving(body), { env: { CLERK_API_URL: 'http://127.0.0.1:4010' } })
      expect(await (await fetch(server.url)).text()).toBe('undefined http://127.0.0.1:4010')
    } finally {
      delete process.env.CLERK_SECRET_KEY
    }
  })

  test('keeps a line whole that the other stream interrupts', async () => {
    const writes = `setTimeout(() => process.stderr.write('warning\\n'), 50); setTimeout(() => process.stdout.write('half\\nrest'), 100)`
    const server = await start(serving(`process.stdout.write('other '); ${writes}; response.end()`))
    await expect.poll(() => server.output()).toMatch(/rest$/)
    expect(server.output()).toBe('warning\nother half\nrest')
  })

  test('says what a server wrote that ended instead', async () => {
    await expect(start(['--eval', 'console.error("no key"); process.exit(3)'])).rejects.toThrow(
      /^The server did not start\. It ended before it answered\.\nno key/,
    )
  })

  test('does not wait for ever', async () => {
    await expect(start(serving(''), { patience: 500 })).rejects.toThrow('It gave no answer in 0.5 seconds.')
  })

  test('can be called off while the server starts', async () => {
    const calledOff = new AbortController()
    setTimeout(() => calledOff.abort(), 300)
    await expect(start(serving(''), { signal: calledOff.signal })).rejects.toThrow('It ended before it answered.')
  })

  test('ends a server that does not want to', async () => {
    const server = await start(serving('process.on("SIGTERM", () => {}); response.end()'))
    await server.stop()
    expect(await isTaken(Number(new URL(server.url).port))).toBe(false)
  })
})
