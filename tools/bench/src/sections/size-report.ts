import { adapters } from '@account-routes/frameworks'
import { adapterAlone, adapterWith, coreWith, coreWithAll } from '@account-routes/packaging/size'
import { table, writeSection } from '../report.ts'
import { sizesOfPeers } from './size-peers.ts'

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** Sizes of bundles with our routes, and with those of others who ship route handlers. */
export async function benchSize(): Promise<void> {
  const ours = await Promise.all(
    adapters.map(async ({ package: name }) => {
      const [alone, one, all] = await Promise.all([
        adapterAlone(name),
        adapterWith(name, 'one'),
        adapterWith(name, 'all'),
      ])
      return [`\`${name}\``, ...[alone, one.size, all.size].map(kilobytes)]
    }),
  )
  const core = [
    '`@account-routes/core`',
    '',
    ...[await coreWith('deleteSelf'), await coreWithAll()].map((b) => kilobytes(b.size)),
  ]
  const peers = (await sizesOfPeers()).map(({ name, version, size }) => [`\`${name}\``, version, kilobytes(size)])
  writeSection(
    'size',
    `Bundled by rolldown, minified and gzipped, in kilobytes of 1,000 bytes. The framework and Clerk's SDK are not counted.

${table(['', 'alone', 'with `deleteSelf`', 'with all operations'], [core, ...ours])}

Others who ship route handlers, bundled the same way:

${table(['', 'version', 'size'], peers)}`,
  )
}
