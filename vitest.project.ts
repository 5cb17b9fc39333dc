import { availableParallelism } from 'node:os'
import { defineProject, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config'

const report = process.env.VITEST_REPORT

// Tests compare what programs print, whatever the terminal of the tests shows.
delete process.env.FORCE_COLOR

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
    // Tests wait for servers and clocks for a third of their time: one worker more than processors fills the gaps.
    test: {
      name,
      maxWorkers: availableParallelism() + 1,
      include: ['test/**/*.test.ts'],
      // A busy machine takes its time. Tests that measure it have limits of their own.
      testTimeout: 30_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 10_000 } },
      ...test,
    },
  })
}
