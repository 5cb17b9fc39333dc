import { fileURLToPath } from 'node:url'
import { build } from 'astro'

// Astro puts an app together when it is built, so that comes before the start. A build has none of Clerk's variables:
// importing routes must do nothing.
const clerk = Object.entries(process.env).filter(([name]) => name.includes('CLERK'))
for (const [name] of clerk) delete process.env[name]
await build({ root: fileURLToPath(new URL('.', import.meta.url)), logLevel: 'error' })
Object.assign(process.env, Object.fromEntries(clerk))
await import(new URL('dist/server/entry.mjs', import.meta.url).href)
