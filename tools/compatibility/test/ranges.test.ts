import { findPackage } from '@account-routes/packaging/packages'
import { satisfies } from 'semver'
import { expect, test } from 'vitest'
import { combinations, idOf } from '../src/combinations.ts'
import { readResults } from '../src/results.ts'

const rows = combinations.map((combination) => ({ ...combination, id: idOf(combination) }))

const peersOf = (name: string) =>
  (findPackage(name).manifest.peerDependencies ?? {}) as Readonly<Record<string, string>>

/** Tells for each of a row's versions that is a peer of the adapter if it is in the adapter's range. */
const inRange = ({ package: name, versions }: (typeof rows)[number]): boolean =>
  Object.entries(peersOf(name)).every(([peer, range]) => !versions[peer] || satisfies(versions[peer], range))

test.each(rows.filter(({ tooOld }) => !tooOld))('$id is in the peer ranges', (row) => {
  expect(inRange(row)).toBe(true)
})

test.each(rows.filter(({ tooOld }) => tooOld))('$id is below the peer ranges', (row) => {
  expect(inRange(row)).toBe(false)
})

test('no supported row fails in the last run of the matrix, and no range is narrower than what works', () => {
  const results = readResults()
  const supported = rows.filter(({ tooOld }) => !tooOld)
  expect(supported.filter(({ id }) => results.get(id)?.outcome === 'fails').map(({ id }) => id)).toEqual([])
  const tooOld = rows.filter((row) => row.tooOld)
  expect(tooOld.filter(({ id }) => results.get(id)?.outcome === 'works').map(({ id }) => id)).toEqual([])
})
