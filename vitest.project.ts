import { availableParallelism } from 'node:os'
import { defineProject, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config'

const report = process.env.VITEST_REPORT

/** Text, and a report for .ci/run where it asks for one. */
export const reporters: NonNullable<NonNullable<ViteUserConfig['test']>['reporters']> = report
  ? ['default', ['json', { outputFile: report }]]
  : ['default']

/** Settings that every package's tests share: sources instead of builds, and its own name in the report. */
export const project = (name: string, test: TestProjectInlineConfiguration['test'] = {}) => {
  const conditions = ['@account-routes/source']
  return defineProject({
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    // Vitest leaves one processor to itself, which hardly needs it.
    test: { name, maxWorkers: availableParallelism(), include: ['test/**/*.test.ts'], ...test },
  })
}
