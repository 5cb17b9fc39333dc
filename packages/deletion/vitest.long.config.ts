import { project } from '../../vitest.project.ts'

/** Every crash matrix and the long races: minutes instead of seconds. */
export default project('deletion-long', {
  include: ['test/{crashes,races}.test.ts'],
  env: { TEST_MATRIX: '1' },
  testTimeout: 300_000,
  hookTimeout: 60_000,
})
