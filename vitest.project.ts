import { availableParallelism } from 'node:os'
import { defineProject, type TestProjectInlineConfiguration } from 'vitest/config'

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
