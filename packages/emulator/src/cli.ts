#!/usr/bin/env node
// Imports nothing at the top: a Node that is too old must get as far as saying so.
const { versions, emitWarning } = process
const [major = 0, minor = 0] = versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 16)) {
  console.error(`The Clerk emulator needs Node 22.16 or newer; this is Node ${versions.node}.`)
  process.exitCode = 1
} else {
  // Node warns that SQLite is experimental on every start, which users can't change.
  process.emitWarning = (warning: string | Error, ...rest: never[]): void => {
    if (String(warning).startsWith('SQLite is an experimental feature')) return
    emitWarning.call(process, warning, ...rest)
  }
  const { main } = await import('./cli/main.ts')
  await main(process.argv.slice(2))
}

export {}
