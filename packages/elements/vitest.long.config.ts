import { project } from '../../vitest.project.ts'

export default project('elements-long', { include: ['test/clerk.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 })
