import { fileURLToPath } from 'node:url'
import { build } from 'astro'

// Astro puts an app together when it is built, so that comes before the start.
await build({ root: fileURLToPath(new URL('.', import.meta.url)), logLevel: 'error' })
await import(new URL('dist/server/entry.mjs', import.meta.url).href)
