import { defineConfig } from 'vitest/config'

const report = process.env.VITEST_REPORT

export default defineConfig({
  test: {
    projects: ['{packages,tools,examples/_shared}/*/vitest.config.ts'],
    // Half of what most files do is waiting for servers and browsers; by itself Vitest leaves one of two cores idle.
    maxWorkers: '100%',
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
