import { readFile } from 'node:fs/promises'
import { EdgeRuntime, runServer } from 'edge-runtime'

const { PORT, ...rest } = process.env
const env = Object.fromEntries(Object.entries(rest).filter(([name]) => name.startsWith('CLERK_')))
const runtime = new EdgeRuntime({
  initialCode: await readFile('dist/worker.js', 'utf8'),
  extend: (context) => Object.assign(context, { env }),
})
await runServer({ runtime, port: Number(PORT), host: '127.0.0.1' })
