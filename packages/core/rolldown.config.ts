import { defineConfig } from 'rolldown'

/**
 * A few files instead of ninety, because each costs a third of a millisecond to load, and one per topic of operations, so
 * that a bundler which can't see through calls to the schema library still leaves out what an app does not use.
 */
export default defineConfig({
  input: ['src/index.ts', 'src/adapter.ts'],
  platform: 'neutral',
  external: ['valibot', 'standardwebhooks'],
  output: {
    dir: 'dist',
    cleanDir: true,
    sourcemap: true,
    chunkFileNames: '[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: (id) => /\/src\/operations\/(?!index)([\w-]+)\.ts$/.exec(id)?.[1] ?? null, priority: 4 },
        { name: 'schemas', test: /\/src\/(schemas\/(?!success)|operation\/input)/, priority: 3 },
        { name: 'pictures', test: /\/src\/(http\/(picture|upload)|operation\/picture)/, priority: 3 },
        { name: 'webhook', test: /\/src\/(mount\/webhook|options\/webhook|clerk\/webhook)/, priority: 3 },
        { name: 'mount', test: /\/src\/(mount\/mount|operations\/index)\.ts$/, priority: 2 },
        // Loaded on demand.
        { name: 'diagnosis', test: /\/src\/(mount\/diagnosis|clerk\/reachability)/, priority: 3 },
        { name: 'instance', test: /\/src\/clerk\/instance/, priority: 3 },
        { name: 'handler', test: /\/src\/(?!(index|adapter)\.ts)/, priority: 1 },
      ],
    },
  },
})
