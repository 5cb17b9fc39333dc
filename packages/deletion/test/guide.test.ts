import { expectGenerated, table } from '@account-routes/test-support/generated'
import { expect, it } from 'vitest'
import { readCrashes } from './support/results.ts'

it('the guide shows what the crash matrix saw', () => {
  const rows = readCrashes().map(({ ledger, process, points, finished, untouched, lost, repeated }) =>
    [ledger, process, points, finished, untouched, lost, repeated].map(String),
  )
  expect(rows.length).toBeGreaterThan(0)
  const head = [
    'Ledger',
    'Killed process',
    'Points',
    'Accepted, and finished',
    'Not accepted, and untouched',
    'Lost',
    'Recorded steps repeated',
  ]
  expectGenerated('docs/deletion.md', 'crashes', table(head, rows))
})
