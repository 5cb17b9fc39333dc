import { build } from 'rolldown'

// Bundles as for edge functions: one script, that runtime's conditions, and the one variable that is always set.
await build({
  input: 'worker.js',
  platform: 'neutral',
  resolve: { conditionNames: ['edge-light', 'worker', 'import', 'default'], mainFields: ['module', 'main'] },
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  output: { file: 'dist/worker.js', format: 'iife' },
})
