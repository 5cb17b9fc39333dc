import { randomUUID } from 'node:crypto'
import type { Emulator } from '@account-routes/emulator'
import { expect } from 'vitest'
import {
  ada,
  askToDelete,
  confirmDeletion,
  expectSignedOut,
  goodbye,
  type Person,
  read,
  signIn,
  type Visit,
} from './journey.ts'

// Actions of people where deletions follow a plan.

/** Somebody whom no ledger knows: the emulator forgets its deleted users between tests, and the app does not. */
export async function newPerson(emulator: Emulator): Promise<Person> {
  const person = { email: `${randomUUID()}@example.com`, name: 'Radia Perlman', password: 'spanning-tree-protocol' }
  const { email, password } = person
  const names = { first_name: 'Radia', last_name: 'Perlman' }
  await backend(emulator, 'POST', '/users', { ...names, email_address: [email], password })
  return person
}

/** Schedules the own deletion, is signed out, signs in again, and keeps the account. */
export async function scheduleAndKeep(visit: Visit, person: Person): Promise<void> {
  const { page, url, emulator } = visit
  await askToDelete(page)
  await confirmDeletion(page)
  await page.getByRole('heading', { name: /^Your account will be deleted on / }).waitFor()
  await expectSignedOut(page, url)

  await signIn(visit, person)
  await page.locator('delete-account').getByText('Your account will be deleted on ').waitFor()
  await page.getByRole('button', { name: 'Keep account' }).click()
  await page.getByText('You kept your account. Nothing was deleted.').waitFor()
  await page.reload()
  await page.locator('delete-account').getByRole('button', { name: 'Delete account' }).waitFor()
  expect(await find(emulator, person)).toBe(1)
}

/** Is told which organization stands against the deletion, and goes on once that is resolved. */
export async function beBlocked({ page, emulator }: Visit, person: Person): Promise<void> {
  const organization = await newOrganization(emulator, person)
  await page.locator('delete-account').getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText("You can't delete your account yet").waitFor()
  expect(read(await dialog.innerText())).toContain("You're the only admin of Analytical Engines.")
  await backend(emulator, 'DELETE', `/organizations/${organization}`)
  await dialog.getByRole('button', { name: 'Check again' }).click()
  await dialog.getByRole('textbox').fill('delete my account')
  await confirmDeletion(page)
  await goodbye(page)
  expect(await find(emulator, person)).toBe(0)
}

/** Says goodbye once Clerk's account is gone, and that the rest follows. */
export async function leaveBeforeTheCleanup({ page, emulator }: Visit, person: Person): Promise<void> {
  await askToDelete(page)
  await confirmDeletion(page)
  await goodbye(page)
  expect(await find(emulator, person)).toBe(0)
  await page.getByText(/^(?:We're removing the last of your data\.|Your invoices…)$/).waitFor()
  await page.getByText('Thanks for being with us.').waitFor()
}

/** An administrator deletes somebody whose last step fails, mends that, and has it tried again. */
export async function mendStuck(visit: Visit, person: Person, mend: () => Promise<void>): Promise<void> {
  const { page, emulator } = visit
  const id = await idOf(emulator, person)
  const list = page.locator('deletion-list')
  await list.getByText('No deletions need attention.').waitFor()
  await page.evaluate((userId) => fetch(`/api/account/users/${userId}`, { method: 'DELETE' }), id)
  await expect
    .poll(() =>
      page.evaluate(async () => (await (await fetch('/api/account/deletions?state=stuck')).json()).totalCount),
    )
    .toBe(1)
  await page.reload()
  const row = list.getByRole('listitem').filter({ hasText: String(id) })
  await row.getByText('invoices_locked').waitFor()
  const again = row.getByRole('button', { name: 'Try again' })
  await again.click()
  await list.getByRole('status').getByText('is stuck again.').waitFor()
  await mend()
  await again.click()
  await list.getByRole('status').getByText('has finished.').waitFor()
  await row.getByText('Finished', { exact: true }).waitFor()
  await page.reload()
  await list.getByText('No deletions need attention.').waitFor()
}

/** An administrator keeps the account of somebody who asked for their own deletion. */
export async function keepSomebody(visit: Visit, person: Person): Promise<void> {
  const { page } = visit
  await signIn(visit, person)
  await askToDelete(page)
  await confirmDeletion(page)
  await page.getByRole('heading', { name: /^Your account will be deleted on / }).waitFor()
  await signIn(visit, ada)
  const row = page.locator('deletion-list').getByRole('listitem').filter({ hasText: person.name })
  await row.getByRole('button', { name: 'Keep account' }).click()
  await row.getByText('Undone', { exact: true }).waitFor()
  expect(await find(visit.emulator, person)).toBe(1)
}

async function backend({ url, secretKey }: Emulator, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${url}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`The emulator answered ${response.status}: ${await response.text()}`)
  return response.json()
}

async function idOf(emulator: Emulator, { email }: Person): Promise<string | undefined> {
  const users = (await backend(emulator, 'GET', `/users?email_address=${email}`)) as readonly { readonly id: string }[]
  return users[0]?.id
}

const find = async (emulator: Emulator, person: Person): Promise<number> => ((await idOf(emulator, person)) ? 1 : 0)

async function newOrganization(emulator: Emulator, person: Person): Promise<string> {
  const created_by = await idOf(emulator, person)
  const made = await backend(emulator, 'POST', '/organizations', { name: 'Analytical Engines', created_by })
  return (made as { id: string }).id
}
