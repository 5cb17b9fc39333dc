import { configDefaults } from 'vitest/config'
import { project } from '../../vitest.project.ts'
import { longTests } from './long-tests.ts'

export default project('conformance', {
  include: ['{test,servers}/**/*.test.ts'],
  // Minutes of real clicks: part of `pnpm run check:long`.
  exclude: [...configDefaults.exclude, ...longTests],
  testTimeout: 120_000,
  hookTimeout: 120_000,
})
