import { project } from '../../vitest.project.ts'

export default project('conformance-long', {
  include: ['test/clerk-js/**/*.test.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
})
