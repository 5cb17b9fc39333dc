import { fileURLToPath } from 'node:url'
import { buildNuxt, loadNuxt, logger } from '@nuxt/kit'

// Nuxt puts an app together when it is built, so that comes before the start.
const nuxt = await loadNuxt({ cwd: fileURLToPath(new URL('.', import.meta.url)) })
await buildNuxt(nuxt)
await nuxt.close()
// Nuxt's logger would put the level before each line of ours in CI.
logger.restoreAll()
await import(new URL('.output/server/index.mjs', import.meta.url).href)
