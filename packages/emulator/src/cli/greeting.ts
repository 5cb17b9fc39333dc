import type { Emulator, EmulatorOptions } from '../emulator.ts'
import type { Framework } from '../env.ts'
import { defaultSeed } from '../seed/default-seed.ts'

/** The app beside the emulator, and the bundles of Clerk's components that its pages would miss. */
export interface App {
  readonly framework: Framework
  /** Variables that the pages of the app must pass on to Clerk, since its SDK reads only the key by itself. */
  readonly passedOn: readonly string[]
  readonly missingBundles: readonly string[]
}

function linesOfApp({ framework, passedOn, missingBundles }: App): readonly string[] {
  return [
    `  app             gets the variables of ${framework} (--env <framework> chooses another)`,
    ...(passedOn.length > 0
      ? [`  pages           must pass ${passedOn.join(', ')} on to Clerk: docs/emulator.md, "Clerk's components"`]
      : []),
    ...(missingBundles.length > 0
      ? [`  components      need Clerk's bundles: npm install --save-dev ${missingBundles.join(' ')}`]
      : []),
  ]
}

/** The first lines on the terminal. `kept` tells that the data file was there before. */
export function greeting(emulator: Emulator, options: EmulatorOptions, kept: boolean, app?: App): string {
  const everywhere = options.host !== undefined && options.host !== '127.0.0.1' && options.host !== 'localhost'
  const people = defaultSeed.users.map((user) => `    ${user.email_address[0]}  ${user.password}`)
  return [
    `Clerk emulator at ${emulator.url}, ${everywhere ? `on ${options.host}: others can reach it` : 'on this machine only'}`,
    `  data            ${options.data ? `${options.data}${kept ? ', as it was' : ''}` : 'in memory'}`,
    ...(options.seed || kept ? [] : ['  sign in as', ...people]),
    `  publishable key ${emulator.publishableKey}`,
    `  secret key      ${emulator.secretKey.slice(0, 9)}… (--env <framework> prints the whole environment)`,
    ...(app ? linesOfApp(app) : []),
    '',
  ].join('\n')
}
