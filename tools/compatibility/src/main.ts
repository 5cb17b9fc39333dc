import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmulator } from '@account-routes/emulator'
import { packAll } from '@account-routes/packaging/packages'
import { combinations, idOf } from './combinations.ts'
import { writeReport } from './report.ts'
import { readResults, writeResults } from './results.ts'
import { type InstalledRuntime, installRuntime } from './runtimes.ts'
import { tryCombination } from './try-combination.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { again: { type: 'boolean' }, failed: { type: 'boolean' } },
})

// Words choose rows by their names; rows that have a result are left alone, unless asked for --again or --failed.
const results = readResults()
const wanted = combinations.filter((combination) => {
  const id = idOf(combination)
  const before = results.get(id)
  const named = positionals.every((word) => id.toLowerCase().includes(word.toLowerCase()))
  return named && (!before || values.again || (values.failed && before.outcome === 'fails'))
})

// Whoever ends it leaves no folder and no server behind.
const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())

const folder = await mkdtemp(join(tmpdir(), 'account-routes-support-'))
const emulator = await startEmulator()
const runtimes = new Map<string, Promise<InstalledRuntime>>()
try {
  const tarballs = await packAll(folder)
  for (const [index, combination] of wanted.entries()) {
    const id = idOf(combination)
    const { name, version } = combination.runtime
    const key = `${name} ${version}`
    if (!runtimes.has(key)) runtimes.set(key, installRuntime(combination.runtime, folder))
    const runtime = (await runtimes.get(key)) as InstalledRuntime
    const result = await tryCombination(combination, { emulator, tarballs, runtime, signal: ending.signal })
    if (ending.signal.aborted) break
    console.log(`${index + 1}/${wanted.length} ${id}: ${result.outcome}${result.reason ? `, ${result.reason}` : ''}`)
    results.set(id, { ...result, date: new Date().toISOString().slice(0, 10) })
    writeResults(results)
  }
} finally {
  await emulator.stop()
  await rm(folder, { recursive: true, force: true })
}

// A row that is no longer asked for has no place in the results.
const ids = new Set(combinations.map(idOf))
writeResults(new Map([...results].filter(([id]) => ids.has(id))))
writeReport(results)
