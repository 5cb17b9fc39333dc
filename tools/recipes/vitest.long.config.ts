import { defineConfig } from 'vitest/config'
import { project } from '../../vitest.project.ts'

/** Deletions with each scheduler, killed at every await: minutes. `pnpm check:long`. */
export default defineConfig({
  ...project('recipes-long', {
    include: ['long/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  }),
})
