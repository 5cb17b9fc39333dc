import { project } from '../../vitest.project.ts'

export default project('elements', {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] },
})
