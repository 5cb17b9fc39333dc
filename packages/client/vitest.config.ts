import { project } from '../../vitest.project.ts'

export default project('client', {
  // The language service and compilers take seconds on a busy machine.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] },
})
