import { defineConfig } from 'rolldown'

/**
 * Four files instead of fifty, because each costs a third of a millisecond to load. Apart stays what a bundler must be able
 * to leave out as a whole, as not every one sees through calls to the schema library: all that makes such calls.
 */
export default defineConfig({
  input: 'src/index.ts',
  platform: 'neutral',
  external: ['valibot'],
  output: {
    dir: 'dist',
    cleanDir: true,
    sourcemap: true,
    chunkFileNames: '[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        {
          name: 'operations',
          test: /\/src\/(operations\/(?!delete-self|account-deletion)|schemas\/(?!success)|input)/,
          priority: 3,
        },
        { name: 'mount', test: /\/src\/mount\.ts$/, priority: 2 },
        // All the rest but the entry, which would make a circle of what it exports.
        { name: 'handler', test: /\/src\/(?!index\.ts)/, priority: 1 },
      ],
    },
  },
})
