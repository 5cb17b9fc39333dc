import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { frameworks } from '@account-routes/frameworks'
import { describe, expect, test } from 'vitest'
import { checks } from '../src/checks/index.ts'
import { documentOf, documentUrl } from '../src/document.ts'
import { requirements } from '../src/requirements.ts'
import { samples } from '../src/samples.ts'
import { operations, planned } from '../src/table.ts'

const root = new URL('../../../', import.meta.url)

test('docs/conformance.md follows from the list of checks and the table of frameworks', () => {
  const wanted = documentOf(checks, frameworks)
  if (process.env.UPDATE_DOCS) writeFileSync(documentUrl, wanted)
  expect(readFileSync(documentUrl, 'utf8')).toBe(wanted)
})

describe.each(frameworks)('$name', ({ name, limits }) => {
  test('has an example, a server and a test that runs the checks', () => {
    for (const file of [`examples/${name}/package.json`, `tools/conformance/servers/${name}/server.ts`])
      expect(existsSync(new URL(file, root)), file).toBe(true)
    const file = new URL(`tools/conformance/servers/${name}/conformance.test.ts`, root)
    expect(readFileSync(file, 'utf8')).toContain(`conformance('${name}')`)
  })

  test('has limits by the ids of checks', () => {
    const ids: readonly string[] = checks.map(({ id }) => id)
    for (const id of Object.keys(limits)) expect(ids).toContain(id)
  })
})

describe('the list of checks', () => {
  test('names no check twice', () => {
    for (const names of [checks.map(({ id }) => id), checks.map(({ title }) => title)]) {
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test.each(Object.entries(requirements))('shows S%s, or names the test that does', (number, { elsewhere }) => {
    const shown = checks.some(({ shows }) => (shows as readonly number[]).includes(Number(number)))
    expect(shown).toBe(elsewhere === undefined)
  })

  test('names tests that are there', () => {
    const paths = Object.values(requirements).flatMap(({ elsewhere = [], also = [] }) => [...elsewhere, ...also])
    for (const path of paths) expect(existsSync(new URL(path, root)), path).toBe(true)
  })

  test('knows every requirement that it shows', () => {
    for (const number of checks.flatMap(({ shows }) => shows)) expect(requirements[number]).toBeDefined()
  })
})

test('every operation has a sample, and no sample is left over', () => {
  expect(Object.keys(samples).toSorted()).toEqual([...operations, ...planned].map(({ id }) => id).toSorted())
})

test.each([...operations, ...planned])('the sample of $id has the input that the operation takes', (operation) => {
  const { id, input, sensitive } = operation
  const sample = samples[id]
  expect(sample.json !== undefined).toBe(input?.from === 'json')
  expect(sample.picture !== undefined).toBe(input?.from === 'picture')
  if (sample.query !== undefined) expect(input?.from).toBe('query')
  if (sample.sensitive) expect(Array.isArray(sensitive)).toBe(true)
})
