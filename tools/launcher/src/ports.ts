import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** True where something else listens on this port, on all interfaces or on loopback alone. */
export async function isTaken(port: number): Promise<boolean> {
  for (const host of [undefined, '127.0.0.1']) {
    const server = createServer().listen({ port, host })
    try {
      await once(server, 'listening')
    } catch {
      return true
    }
    server.close()
    await once(server, 'close')
  }
  return false
}
