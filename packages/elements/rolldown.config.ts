import { defineConfig, type RolldownOptions } from 'rolldown'

/**
 * Each element is one file with all that it needs first, so that a page without a bundler can load it, and an app with one
 * carries nothing of the other. Languages, the drawer and the form for a verification are files of their own.
 */
const entry = (name: string, isFirst = false): RolldownOptions => ({
  input: { [name]: `src/${name}.ts` },
  platform: 'browser',
  // Keeps code that the chunks share out of the exports.
  preserveEntrySignatures: 'strict',
  external: /^\.\/(delete-account|deletion-list|user-table)\.ts$/,
  resolve: { conditionNames: ['@account-routes/source', 'import', 'browser', 'default'] },
  plugins: [
    {
      name: 'styles',
      transform: {
        filter: { id: /\/src\/styles\/\w/ },
        handler: (code) =>
          code
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,]) ?/g, '$1')
            .replace(/: /g, ':'),
      },
    },
  ],
  output: {
    dir: 'dist',
    cleanDir: isFirst,
    minify: true,
    comments: false,
    chunkFileNames: '[name].js',
    paths: (id) => `./${id.replace(/.*\/(.*)\.ts$/, '$1.js')}`,
  },
})

export default defineConfig([
  entry('delete-account', true),
  entry('deletion-list'),
  entry('user-table'),
  entry('index'),
])
