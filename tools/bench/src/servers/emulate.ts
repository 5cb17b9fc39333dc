import { createServer } from 'node:net'
import { createEmulator } from 'emulate'

const free = createServer().listen(0, '127.0.0.1')
await new Promise((resolve) => free.once('listening', resolve))
const { port } = free.address() as { port: number }
await new Promise((resolve) => free.close(resolve))
await createEmulator({ service: 'clerk', port })
process.send?.({ port })
process.on('disconnect', () => process.exit())
