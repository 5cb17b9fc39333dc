import { describe, expect, test } from 'vitest'
import {
  anyDeletion,
  anyone,
  anyUser,
  type Operation,
  operations,
  otherDeletion,
  otherUser,
  otherUserFor,
  otherUsers,
  ownAccount,
  users,
} from '../../src/index.ts'
import { powerProblems } from './rules.ts'

const rows = operations as readonly Operation[]

test('[S41] [S42] [S43] the table follows the rules of power', () => {
  expect(powerProblems(rows)).toEqual([])
})

const bulkRows = rows.filter(({ guard }) => guard.targets !== undefined && guard.targets !== 'path')

test('there are bulk forms', () => expect(bulkRows.length).toBeGreaterThan(0))

test.each(bulkRows)('[S43] $id follows the rules of its form for one user', (bulk) => {
  const single = rows.find(
    ({ method, path }) => method === bulk.method && path === bulk.path.replace('/users/', '/users/:userId/'),
  )
  const rulesOf = (row: Operation | undefined) => ({
    acts: row?.guard.acts,
    refuses: row?.guard.refuses,
    refusesOwnAccount: row?.guard.refusesOwnAccount,
    sensitive: row?.sensitive,
    tenancy: row?.tenancy,
  })
  expect(rulesOf(bulk)).toEqual(rulesOf(single))
})

/** The table with one row changed. */
const tableWith = (row: Operation, change: object): readonly Operation[] =>
  rows.map((each) => (each === row ? ({ ...each, ...change } as Operation) : each))

const sensitiveRows = rows.filter(({ sensitive }) => sensitive !== undefined)

describe('the rules notice a row that loses', () => {
  test.each(rows)('or gains `whileDeleting`: $id', (row) => {
    expect(powerProblems(tableWith(row, { whileDeleting: row.whileDeleting ? undefined : true }))).toHaveLength(1)
  })

  test.each(sensitiveRows)('`sensitive`: $id', (row) => {
    expect(powerProblems(tableWith(row, { sensitive: undefined }))).toHaveLength(1)
  })

  test.each(sensitiveRows.filter(({ sensitive }) => Array.isArray(sensitive)))('a sensitive field: $id', (row) => {
    const fields = row.sensitive as readonly string[]
    for (const field of fields)
      expect(powerProblems(tableWith(row, { sensitive: fields.filter((name) => name !== field) })), field).toHaveLength(
        1,
      )
  })

  const guards = {
    anyone,
    ownAccount,
    anyUser,
    otherUser,
    users,
    someUsers: otherUsers('userIds'),
    anyDeletion,
    otherDeletion,
  }
  const more = {
    forMetadata: otherUserFor('publicMetadata', 'privateMetadata'),
    forOne: otherUserFor('publicMetadata'),
  }

  test.each(rows)('its guard: $id', (row) => {
    const meaning = ({ acts, targets, refusesOwnAccount }: Operation['guard']) =>
      JSON.stringify([acts, targets, refusesOwnAccount])
    const others = Object.entries({ ...guards, ...more }).filter(([, guard]) => meaning(guard) !== meaning(row.guard))
    expect(others.length).toBeGreaterThanOrEqual(7)
    for (const [name, guard] of others) expect(powerProblems(tableWith(row, { guard })), name).toHaveLength(1)
  })
})
