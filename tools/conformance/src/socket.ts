import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export async function open(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  return socket
}

/** The status of what a server says to these bytes; 0 where it hangs up without a word. */
export async function statusOf(origin: string, bytes: string | Uint8Array): Promise<number> {
  const socket = await open(origin)
  try {
    const first = new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(data.toString('latin1')))
      socket.once('close', () => resolve(''))
      socket.once('error', () => resolve(''))
    })
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(await first)?.[1] ?? 0)
  } finally {
    socket.destroy()
  }
}
