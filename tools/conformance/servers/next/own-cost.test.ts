import { startEmulator } from '@account-routes/emulator'
import { findFramework } from '@account-routes/frameworks'
import { startExample } from '@account-routes/launcher'
import { expect, test } from 'vitest'
import { measured } from '../../../../vitest.measured.ts'
import { cpuOf } from '../../src/cpu.ts'
import { type Outgoing, send } from '../../src/http.ts'

test("long queries and User-Agents cost what Next.js' own server makes of them, also where no route is", {
  ...measured,
  timeout: 60_000,
}, async () => {
  const emulator = await startEmulator()
  const app = await startExample(findFramework('next'), { emulator })
  const costOf = async (path: string, outgoing: Outgoing) => {
    const costs: number[] = []
    for (let count = 0; count < 4; count++) {
      const before = cpuOf(app.pid)
      await send(app.url, path, outgoing)
      costs.push(cpuOf(app.pid) - before)
    }
    return Math.min(...costs)
  }
  try {
    for (const [query, outgoing] of [
      ['a&'.repeat(2000), {}],
      [Array.from({ length: 600 }, (_, index) => `n${index}=1&`).join(''), {}],
      ['', { headers: { 'user-agent': 'a'.repeat(4000) } }],
    ] as const) {
      const ours = await costOf(`/api/account/me/sessions?${query}`, outgoing)
      const nobodys = await costOf(`/nothing?${query}`, outgoing)
      expect(ours, `${ours} ms of CPU, and ${nobodys} ms where no route is`).toBeLessThan(1.5 * nobodys + 10)
    }
  } finally {
    await app.stop()
    await emulator.stop()
  }
})
