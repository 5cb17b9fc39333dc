import { project } from '../../vitest.project.ts'
import { longTests } from './long-tests.ts'

export default project('conformance-long', {
  include: longTests,
  testTimeout: 120_000,
  hookTimeout: 120_000,
})
