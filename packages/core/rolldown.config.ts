import { defineConfig } from 'rolldown'

/**
 * A few files instead of ninety, because each costs a third of a millisecond to load, and one per topic of operations, so
 * that a bundler which can't see through calls to the schema library still leaves out what an app does not use.
 */
export default defineConfig({
  input: { index: 'src/index.ts', adapter: 'src/adapter.ts', log: 'src/log.ts', openapi: 'src/openapi.ts' },
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
        { name: 'profile-image', test: /\/src\/operat(ion\/picture-input|ions\/profile-image)/, priority: 5 },
        // Apart from the handler, which needs none of it: esbuild shares whole files between chunks.
        { name: 'request', test: /\/src\/(http\/(body|web)|operation\/(path-)?ids)/, priority: 3 },
        { name: 'user', test: /\/src\/schemas\/(json|user)/, priority: 5 },
        { name: 'schemas', test: /\/src\/(schemas\/(page|profile)|operation\/input)/, priority: 5 },
        // A topic's own answers go with it, shared ones do not.
        { name: (id) => /\/src\/(?:operations|schemas)\/(?!index|success)([\w-]+)\.ts$/.exec(id)?.[1], priority: 4 },
        { name: 'webhook', test: /\/src\/(mount\/webhook|options\/webhook|clerk\/webhook)/, priority: 3 },
        { name: 'mount', test: /\/src\/(mount\/(mount|select)|operations\/index)\.ts$/, priority: 2 },
        // Loaded on demand.
        { name: 'pictures', test: /\/src\/(http\/pictures|operation\/upload)/, priority: 3 },
        { name: 'diagnosis', test: /\/src\/(mount\/diagnosis|clerk\/reachability)/, priority: 3 },
        { name: 'form', test: /\/src\/http\/pictures\/form/, priority: 4 },
        { name: 'document', test: /\/src\/openapi\//, priority: 3 },
        { name: 'instance', test: /\/src\/clerk\/instance/, priority: 3 },
        { name: 'failure', test: /\/src\/clerk\/failure/, priority: 3 },
        { name: 'sweep', test: /\/src\/(mount|options)\/sweep/, priority: 3 },
        { name: 'planned', test: /\/src\/deletion\//, priority: 3 },
        // The package of deletions needs it and nothing else of core.
        { name: 'logging', test: /\/src\/http\/log/, priority: 3 },
        { name: 'handler', test: /\/src\/(?!(index|adapter|log|openapi)\.ts)/, priority: 1 },
      ],
    },
  },
})
