import { toAllCores } from './cores.ts'
import { benchCore } from './sections/core.ts'
import { benchDeletions } from './sections/deletions.ts'
import { benchEmulators } from './sections/emulators.ts'
import { benchHttp } from './sections/http.ts'
import { benchNode } from './sections/node.ts'
import { benchProfile } from './sections/profile.ts'
import { benchSize } from './sections/size-report.ts'
import { benchStartUp } from './sections/start-up.ts'

const sections: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  core: benchCore,
  node: benchNode,
  http: benchHttp,
  profile: benchProfile,
  'start-up': benchStartUp,
  emulators: benchEmulators,
  deletions: benchDeletions,
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
