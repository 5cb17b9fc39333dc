import { expect, test } from 'vitest'
import { greeting } from '../../src/cli/greeting.ts'
import { startEmulator } from '../../src/start.ts'

test("the first lines name the framework that was found, and the bundles that Clerk's components miss", async () => {
  const emulator = await startEmulator()
  const lines = (missingBundles: readonly string[]) =>
    greeting(emulator, {}, false, { framework: 'next', passedOn: [], missingBundles })
  await emulator.stop()
  expect(lines([])).toContain('gets the variables of next')
  expect(lines([])).not.toContain('npm install')
  expect(lines(['@clerk/clerk-js', '@clerk/ui'])).toContain('npm install --save-dev @clerk/clerk-js @clerk/ui')
  expect(greeting(emulator, {}, false)).not.toContain('variables of')
})
