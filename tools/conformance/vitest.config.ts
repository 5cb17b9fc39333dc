import { project } from '../../vitest.project.ts'

export default project('conformance', {
  include: ['{test,servers}/**/*.test.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
})
