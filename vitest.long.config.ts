import { defineConfig } from 'vitest/config'
import { reporters } from './vitest.project.ts'

/** Checks that take minutes: `npm run test:long`. */
export default defineConfig({
  test: { projects: ['{packages,tools}/*/vitest.long.config.ts'], reporters },
})
