import { project } from '../../vitest.project.ts'

export default project('emulator', { testTimeout: 30_000 })
