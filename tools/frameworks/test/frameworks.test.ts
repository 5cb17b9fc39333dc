import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { adapters, findFramework, frameworks } from '../src/index.ts'

test('no two rows share a name or a title', () => {
  for (const names of [frameworks.map(({ name }) => name), frameworks.map(({ title }) => title)])
    expect(new Set(names).size).toBe(names.length)
})

test.each(frameworks)('$title has an adapter and an example', ({ name, package: adapter }) => {
  for (const folder of [adapter.replace('@account-routes/', 'packages/'), `examples/${name}`])
    expect(existsSync(new URL(`../../../${folder}/package.json`, import.meta.url)), folder).toBe(true)
})

test('adapters are the packages of the rows, each once', () => {
  const packages = adapters.map((row) => row.package)
  expect(packages.toSorted()).toEqual([...new Set(frameworks.map((row) => row.package))].toSorted())
  expect(packages.length).toBeLessThan(frameworks.length)
})

test('an unknown name is refused with the known ones', () => {
  for (const row of frameworks) expect(findFramework(row.name)).toBe(row)
  expect(() => findFramework('rails')).toThrow(
    `Unknown framework "rails". Known frameworks: ${frameworks.map(({ name }) => name).join(', ')}.`,
  )
})
