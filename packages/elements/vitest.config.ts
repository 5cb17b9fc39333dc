import { configDefaults } from 'vitest/config'
import { project } from '../../vitest.project.ts'

export default project('elements', {
  // Clicks through Clerk's own components: part of `pnpm run check:long`.
  exclude: [...configDefaults.exclude, 'test/clerk.test.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] },
})
