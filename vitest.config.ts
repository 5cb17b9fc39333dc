import { defineConfig } from 'vitest/config'

const report = process.env.VITEST_REPORT

export default defineConfig({
  test: {
    projects: ['{packages,tools,examples/_shared}/*/vitest.config.ts'],
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
