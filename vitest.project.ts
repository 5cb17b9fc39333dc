import { defineProject, type TestProjectInlineConfiguration } from 'vitest/config'

/** Settings that every package's tests share: sources instead of builds, and its own name in the report. */
export const project = (name: string, test: TestProjectInlineConfiguration['test'] = {}) => {
  const conditions = ['@account-routes/source']
  return defineProject({
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: { name, include: ['test/**/*.test.ts'], ...test },
  })
}
