import { project } from '../../vitest.project.ts'

/** Deletions with each scheduler, killed at every await: minutes. `pnpm run check:long`. */
export default project('recipes-long', {
  include: ['long/**/*.test.ts'],
  maxWorkers: 1,
  sequence: { groupOrder: 1 },
  testTimeout: 600_000,
  hookTimeout: 120_000,
})
