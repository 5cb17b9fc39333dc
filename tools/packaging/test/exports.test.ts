import { adapters } from '@account-routes/frameworks'
import { expect, test } from 'vitest'
import { exportsOf } from '../src/exports.ts'
import { publicPackages } from '../src/packages.ts'

test.each(publicPackages.map(({ manifest }) => manifest.name))('%s exports what it did', async (name) => {
  const lines = Object.entries(exportsOf(name)).flatMap(([entry, { values, types, all }]) => [
    `${name}${entry.slice(1)}`,
    ...all.map((from) => `  * from ${from}`),
    ...values.map((value) => `  ${value}`),
    ...types.map((type) => `  type ${type}`),
    '',
  ])
  await expect(lines.join('\n')).toMatchFileSnapshot(`exports/${name.replace('@account-routes/', '')}.txt`)
})

test.each(adapters)('$package passes on all of core, and adds the functions that mount it', ({ package: name }) => {
  const main = exportsOf(name)['.']
  expect(main?.all).toEqual(['@account-routes/core'])
  expect(main?.values).toEqual(expect.arrayContaining(['accountRoute', 'accountRoutes']))
})
