import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { measured } from '../../../vitest.measured.ts'

const run = promisify(execFile)
const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc')

const withClient = `import { createAccountClient, safe } from '@account-routes/client'
const client = createAccountClient()
const { error } = await safe(client.me.delete())
export const code = error?.code
for await (const user of client.users.list({ limit: 10 })) console.log(user.id)
`
const options = {
  strict: true,
  noEmit: true,
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.AsyncIterable'],
  module: 'NodeNext',
  types: [],
}

let folder: string
beforeAll(async () => {
  // Inside of the package, for its own name to be found.
  folder = await mkdtemp(fileURLToPath(new URL('app-', import.meta.url)))
  await writeFile(join(folder, 'with.ts'), withClient)
  await writeFile(join(folder, 'without.ts'), 'export const code: string | undefined = undefined\n')
  for (const name of ['with', 'without'])
    await writeFile(join(folder, `${name}.json`), JSON.stringify({ compilerOptions: options, files: [`${name}.ts`] }))
})
afterAll(() => rm(folder, { recursive: true }))

async function timeOf(name: string): Promise<number> {
  const start = performance.now()
  await run(process.execPath, [tsc, '-p', join(folder, `${name}.json`)])
  return performance.now() - start
}

test('type-checking an app costs less than 150 ms more with the client', {
  ...measured,
  timeout: 120_000,
}, async () => {
  // The quickest round of each is the one that a busy machine disturbed least.
  let [usual, more] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < 12 && !(more - usual < 150); round++) {
    for (const _ of [1, 2, 3]) usual = Math.min(usual, await timeOf('without'))
    for (const _ of [1, 2, 3]) more = Math.min(more, await timeOf('with'))
  }
  expect(more - usual).toBeLessThan(150)
})
