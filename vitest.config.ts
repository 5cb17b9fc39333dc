import { defineConfig } from 'vitest/config'
import { reporters } from './vitest.project.ts'

export default defineConfig({
  test: { projects: ['{packages,tools,examples/_shared}/*/vitest.{config,speed.config}.ts'], reporters },
})
