// SvelteKit's server takes its own address for https where nothing names it, and refuses bodies above 512 kB.
process.env.ORIGIN ??= `http://127.0.0.1:${process.env.PORT ?? 3000}`
process.env.BODY_SIZE_LIMIT ??= 'Infinity'
await import('./build/index.js')
