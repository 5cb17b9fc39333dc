import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Tells the bench where this server listens, and how large its heap is whenever it asks. */
export function listening(server: Server): void {
  process.send?.({ port: (server.address() as AddressInfo).port })
  process.on('message', (message) => {
    if (message === 'heap') settledHeap().then((heap) => process.send?.({ heap }))
  })
  process.on('disconnect', () => process.exit())
}

/** Memory that is left once the sockets of a load are closed and collected, which takes more than one collection. */
async function settledHeap(): Promise<number> {
  for (let times = 0; times < 5; times++) {
    await sleep(200)
    globalThis.gc?.()
  }
  return process.memoryUsage().heapUsed
}
