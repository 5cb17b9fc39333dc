import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { examples } from '@account-routes/launcher'
import { describe, expect, test } from 'vitest'
import { operations } from '../src/call.ts'
import { checks } from '../src/checks/index.ts'
import { documentOf, documentUrl } from '../src/document.ts'
import { requirements } from '../src/requirements.ts'
import { samples } from '../src/samples.ts'
import { targets } from '../src/targets.ts'

test('docs/conformance.md is what the list of checks and the targets make of it', () => {
  const wanted = documentOf(checks, targets)
  if (process.env.UPDATE_DOCS) writeFileSync(documentUrl, wanted)
  expect(readFileSync(documentUrl, 'utf8')).toBe(wanted)
})

test.each(examples.map(({ name }) => name))('the example %s is a target, and its file runs it', (name) => {
  expect(targets.map((target) => target.name)).toContain(name)
  expect(existsSync(new URL(`targets/${name}.test.ts`, import.meta.url))).toBe(true)
})

describe('the list of checks', () => {
  test('names no check twice', () => {
    for (const names of [checks.map(({ id }) => id), checks.map(({ title }) => title)]) {
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test.each(Object.entries(requirements))('shows S%s, or it is said where that is shown', (number, { elsewhere }) => {
    const shown = checks.some(({ shows }) => (shows as readonly number[]).includes(Number(number)))
    expect(shown).toBe(elsewhere === undefined)
  })

  test('knows every requirement that it shows', () => {
    for (const number of checks.flatMap(({ shows }) => shows)) expect(requirements[number]).toBeDefined()
  })
})

test('every operation has a sample, and no sample is left over', () => {
  expect(Object.keys(samples).toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
})

test.each(operations)('the sample of $id has the input that it takes', ({ id, input, sensitive, guardInput }) => {
  const sample = samples[id]
  const from = typeof input === 'function' ? 'json' : input?.from
  expect(sample.json !== undefined).toBe(from === 'json')
  expect(sample.picture !== undefined).toBe(from === 'picture')
  if (sample.query !== undefined) expect(from).toBe('query')
  if (sample.sensitive) expect({ sensitive, guarded: guardInput !== undefined }).toEqual({ guarded: true })
})
