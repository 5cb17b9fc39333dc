import { benchCore } from './core.ts'
import { toAllCores } from './cores.ts'
import { benchEmulators } from './emulators.ts'
import { benchHttp } from './http.ts'
import { benchNode } from './node.ts'
import { benchProfile } from './profile.ts'
import { benchSize } from './size-report.ts'
import { benchStartUp } from './start-up.ts'

const sections: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  core: benchCore,
  node: benchNode,
  http: benchHttp,
  profile: benchProfile,
  'start-up': benchStartUp,
  emulators: benchEmulators,
  size: benchSize,
}

const [wanted, ...words] = process.argv.slice(2)
if (wanted !== undefined && !sections[wanted]) {
  console.error(`There is no section "${wanted}". There are: ${Object.keys(sections).join(', ')}.`)
  process.exit(1)
}
for (const [name, run] of Object.entries(sections)) {
  if (wanted !== undefined && wanted !== name) continue
  // One section may have left this process on a core that the next one measures on.
  toAllCores()
  await run(words)
}
