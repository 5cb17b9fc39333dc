import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Tells the bench where this server listens, and how large its heap is and how long it computed whenever it asks. */
export function listening(server: Server): void {
  process.send?.({ port: (server.address() as AddressInfo).port })
  process.on('message', (message) => {
    if (message === 'cpu') process.send?.({ cpu: process.cpuUsage().user + process.cpuUsage().system })
    if (message !== 'heap') return
    globalThis.gc?.()
    process.send?.({ heap: process.memoryUsage().heapUsed })
  })
  process.on('disconnect', () => process.exit())
}
