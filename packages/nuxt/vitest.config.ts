import { project } from '../../vitest.project.ts'

export default project('nuxt', { testTimeout: 60_000 })
