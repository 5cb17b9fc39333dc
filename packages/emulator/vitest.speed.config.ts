import { project } from '../../vitest.project.ts'

/** Measurements, which run when all other tests have ended. */
export default project('emulator-speed', {
  include: ['test/speed.test.ts'],
  maxWorkers: 1,
  sequence: { groupOrder: 1 },
  testTimeout: 30_000,
})
