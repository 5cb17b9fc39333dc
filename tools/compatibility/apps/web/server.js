import { appOf } from './app.js'

// The runtime's own server: nothing of Node.js is in between.
const { Bun, Deno } = globalThis
const fetch = appOf(Bun ? Bun.env : Deno.env.toObject())
const port = Number(Bun ? Bun.env.PORT : Deno.env.get('PORT'))
if (Bun) Bun.serve({ fetch, port })
else Deno.serve({ port }, fetch)
