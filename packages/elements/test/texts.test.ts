import { describe, expect, test } from 'vitest'
import { english as verification } from '../../client/src/verify/texts.ts'
import { type Message, wordsOf } from '../src/base/words.ts'
import * as de from '../src/texts/de.ts'
import * as rest from '../src/texts/en.ts'
import * as panels from '../src/texts/en-panels.ts'
import * as es from '../src/texts/es.ts'
import * as fr from '../src/texts/fr.ts'
import type { Texts } from '../src/texts/index.ts'
import * as ja from '../src/texts/ja.ts'

const en = { ...rest, ...panels, verification }
const flat = (texts: Texts) =>
  Object.entries<Readonly<Record<string, Message>>>({ ...texts }).flatMap(([group, names]) =>
    Object.entries(names).map(([name, message]) => [`${group}.${name}`, message] as const),
  )
const placeholders = (message: unknown) =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].toSorted()
const english = new Map(flat(en))

describe.each(Object.entries({ de, es, fr, ja }))('%s', (locale, texts) => {
  const all = flat(texts)

  test('says everything that English says, with the same values', () => {
    expect(all.map(([name]) => name).toSorted()).toEqual([...english.keys()].toSorted())
    for (const [name, message] of all)
      expect([name, placeholders(message)]).toEqual([name, placeholders(english.get(name))])
  })

  test('has a form for each plural that small numbers take', () => {
    const rules = new Intl.PluralRules(locale)
    const wanted = [...new Set(Array.from({ length: 100 }, (_, count) => rules.select(count)))]
    for (const [name, message] of all) {
      if (typeof message === 'string') continue
      expect([name, Object.keys(message).toSorted()]).toEqual([name, wanted.toSorted()])
    }
  })

  test('is not English', () => {
    const same = all.filter(([name, message]) => JSON.stringify(message) === JSON.stringify(english.get(name)))
    expect(same.length).toBeLessThan(12)
  })
})

/** Codes of fields and refusals, which are for programs. */
const code = /[a-z]_[a-z]/
const begs = /\b(?:please|bitte|por favor|veuillez)\b|s'il (?:vous|te) pla/i

test.each(Object.entries({ en, de, es, fr, ja }))(
  '%s neither shouts nor begs, and shows no codes',
  (_locale, texts) => {
    for (const [name, message] of flat(texts))
      for (const text of typeof message === 'string' ? [message] : Object.values(message))
        expect([name, text]).toEqual([name, expect.not.stringMatching(/[!¡！]/)])
    const all = flat(texts).map(([, message]) => JSON.stringify(message))
    expect(all.filter((text) => begs.test(text) || code.test(text.replace(/\{\w+\}/g, '')))).toEqual([])
  },
)

test('names are isolated and cut, numbers and times have the format of the language', () => {
  const words = wordsOf('de', { hello: '{name} und {count}', days: { one: '{count} Tag', other: '{count} Tage' } })
  expect(words.say('hello', { name: '\u202eevil\u0000\u2066', count: 12_345 })).toBe('\u2068evil\u2069 und 12.345')
  expect(words.say('hello', { name: 'x'.repeat(10_000), count: 1 }).length).toBeLessThan(100)
  expect([words.say('days', { count: 1 }), words.say('days', { count: 2 })]).toEqual(['1 Tag', '2 Tage'])
  expect(words.ago(Date.now() - 3 * 86_400_000)).toBe('vor 3 Tagen')
  expect(words.ago(Date.now() - 86_400_000)).toBe('gestern')
  expect(words.ago(Date.now())).toBe('jetzt')
})
