import { project } from '../../vitest.project.ts'

export default project('recipes', { testTimeout: 60_000, hookTimeout: 60_000 })
