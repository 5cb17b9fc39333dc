import { project } from '../../vitest.project.ts'

export default project('openapi', { testTimeout: 60_000, hookTimeout: 60_000 })
