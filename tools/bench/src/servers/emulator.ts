import { startEmulator } from '@account-routes/emulator'
import { frameworks } from '@account-routes/frameworks'

const emulator = await startEmulator()
const env = Object.fromEntries(frameworks.map((framework) => [framework.env, emulator.env(framework.env)]))
const { port } = new URL(emulator.url)
process.send?.({ port, env, secretKey: emulator.secretKey })
process.on('disconnect', () => process.exit())
