import { configDefaults } from 'vitest/config'
import { project } from '../../vitest.project.ts'

export default project('emulator', {
  exclude: [...configDefaults.exclude, 'test/speed.test.ts'],
  testTimeout: 30_000,
})
