import { defineConfig } from 'vitest/config'
import { project } from '../../vitest.project.ts'

/** Checks that take minutes: `pnpm check:long`. */
export default defineConfig({
  ...project('packaging-long', { include: ['long/**/*.test.ts'], fileParallelism: false }),
})
