import { refusals } from '@account-routes/core'
import type { Emulator } from '@account-routes/emulator'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

// What people do in an example, told in the names that its page gives to things: the same for every framework.

export interface Person {
  readonly email: string
  readonly name: string
  readonly password: string
}

export const ada: Person = { email: 'ada@example.com', name: 'Ada Lovelace', password: 'analytical-engine' }
export const grace: Person = { email: 'grace@example.com', name: 'Grace Hopper', password: 'first-compiler' }

export interface Visit {
  readonly page: Page
  /** Where the example is, without a slash at the end. */
  readonly url: string
  readonly emulator: Emulator
}

/** A picture of one pixel, as small as a PNG gets. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const pictureFile = { name: 'me.png', mimeType: 'image/png', buffer: picture }

const yourAccount = (page: Page) => page.getByRole('heading', { name: 'Your account', exact: true })

/** Waits until the page says so. */
const says = (page: Page, text: string): Promise<void> =>
  expect.poll(() => page.getByRole('status').allInnerTexts().then(String), { timeout: 10_000 }).toContain(text)

/** Fills in the sign-in page of the emulator, by the link that leads there. */
async function presentPassword(page: Page, { email, password }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function signIn({ page, url }: Visit, person: Person): Promise<void> {
  await page.goto(url)
  await presentPassword(page, person)
  await yourAccount(page).waitFor()
  expect(new URL(page.url()).origin).toBe(url)
  await page.getByText(person.name, { exact: true }).first().waitFor()
  await page.getByText(person.email, { exact: true }).first().waitFor()
}

export async function signOut({ page, url }: Visit): Promise<void> {
  await page.getByRole('link', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  expect(new URL(page.url()).origin).toBe(url)
}

export async function changePicture({ page }: Visit): Promise<void> {
  const shown = page.getByRole('img', { name: 'You', exact: true })
  const before = await shown.getAttribute('src')
  await page.getByLabel('Change picture').setInputFiles(pictureFile)
  await says(page, 'Your picture is changed.')

  const source = await shown.getAttribute('src')
  expect(source).not.toBe(before)
  const stored = await fetch(source ?? '')
  expect(Buffer.from(await stored.arrayBuffer()).equals(picture), 'the picture arrives byte for byte').toBe(true)

  await page.getByRole('button', { name: 'Remove picture' }).click()
  await says(page, 'Your picture is removed.')
  expect(await shown.getAttribute('src')).not.toBe(source)
}

export async function deleteYourself({ page, url, emulator }: Visit, person: Person): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Delete my account…' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await deletions(emulator), 'nothing is deleted on Cancel').toEqual([])

  await page.getByRole('button', { name: 'Delete my account…' }).click()
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor()
  expect(await deletions(emulator)).toHaveLength(1)

  const cookies = await page.context().cookies(url)
  expect(cookies.filter(({ name }) => name.startsWith('__session'))).toEqual([])
  await page.goto(url)
  await page.getByRole('heading', { name: 'Sign in to see your account' }).waitFor()

  await presentPassword(page, person)
  await page.getByRole('alert').waitFor()
}

/** A session token lives for a minute; a person may look at a page for longer than that. */
export async function goOnAfterTheTokenExpired(visit: Visit): Promise<void> {
  await carryToken(visit, { expiresInSeconds: -60 })
  await visit.page.getByLabel('Change picture').setInputFiles(pictureFile)
  await says(visit.page, 'Your picture is changed.')
}

/** The next page load renews an expired token, unseen. */
export async function loadAfterTheTokenExpired(visit: Visit): Promise<void> {
  await carryToken(visit, { expiresInSeconds: -60 })
  await visit.page.reload()
  await yourAccount(visit.page).waitFor()
}

/** Deleting needs a fresh sign-in: an old one gets words, and the way to confirm it, after which it is done. */
export async function beAskedToConfirm(visit: Visit, person: Person): Promise<void> {
  const { page, url, emulator } = visit
  await carryToken(visit, { claims: { fva: [11, -1] } })
  await page.getByRole('button', { name: 'Delete my account…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete my account' }).click()
  await says(page, 'This needs a fresh proof that it is you. Nothing was changed.')
  expect(await deletions(emulator)).toEqual([])

  await page.getByRole('link', { name: 'Confirm that it is you' }).click()
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await yourAccount(page).waitFor()
  expect(new URL(page.url()).origin).toBe(url)
  await page.getByRole('button', { name: 'Delete my account…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete my account' }).click()
  await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor()
  expect(await deletions(emulator)).toHaveLength(1)
}

/** Refusals are told in words, with the time to wait where the server names one. */
export async function beRefusedInWords({ page, emulator }: Visit): Promise<void> {
  const noPicture = { ...pictureFile, buffer: Buffer.from('not a picture') }
  await page.getByLabel('Change picture').setInputFiles(noPicture)
  await says(page, 'Send a picture')

  await control(emulator, 'faults', { method: 'POST', path: '/v1/users/*/profile_image', status: 429, retryAfter: 7 })
  await page.getByLabel('Change picture').setInputFiles(pictureFile)
  await says(page, 'Try again in 7 seconds.')
}

/** What a member gets to see of other people's accounts: a refusal, in words. */
export async function beKeptFromOthers({ page }: Visit): Promise<void> {
  await page.getByRole('heading', { name: 'Users', exact: true }).waitFor()
  await page.getByText(refusals.forbidden[1]).waitFor()
  expect(await page.getByRole('row').count()).toBe(0)
}

/** Adds people until a list of them takes more than one page. Their names would break a page that made HTML of them. */
export async function addPeople({ url, secretKey }: Emulator, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const response = await fetch(`${url}/v1/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        first_name: `<img src=x onerror=alert(${number})>`,
        last_name: `Person ${number}`,
        email_address: [`person${number}@example.com`],
        password: 'correct-horse-battery',
      }),
    })
    if (!response.ok) throw new Error(`The emulator answered ${response.status}: ${await response.text()}`)
  }
}

/** An administrator among 14 people: ada, grace and the twelve of `addPeople`. */
export async function findPeople({ page }: Visit): Promise<void> {
  const people = page.getByRole('row').filter({ hasText: '@example.com' })
  await page.getByText('1–10 of 14').waitFor()
  expect(await people.count()).toBe(10)
  await page.getByText('<img src=x onerror=alert(12)> Person 12', { exact: true }).first().waitFor()

  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText('11–14 of 14').waitFor()
  expect(await people.count()).toBe(4)
  await page.getByRole('button', { name: 'Previous' }).click()
  await page.getByText('1–10 of 14').waitFor()

  const search = page.getByRole('searchbox', { name: /^Search users/ })
  await search.fill('grace')
  await search.press('Enter')
  await page.getByText('1–1 of 1').waitFor()
  expect(await people.allInnerTexts()).toEqual([expect.stringContaining('grace@example.com')])

  await search.fill('nobody at all')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByText('No user matches that.').waitFor()
}

/** Everything that the page lets an administrator do to somebody, who has just signed in elsewhere. */
export async function manage(visit: Visit, person: Person): Promise<void> {
  const { page, emulator } = visit
  const search = page.getByRole('searchbox', { name: /^Search users/ })
  await search.fill(person.email)
  await search.press('Enter')
  await page.getByText('1–1 of 1').waitFor()
  const row = page.getByRole('row').filter({ hasText: person.email })
  const press = (action: string) => row.getByRole('button', { name: `${action} ${person.name}`, exact: true }).click()

  await press('Ban')
  await says(page, `${person.name} is banned`)
  await row.getByText('Banned').waitFor()
  await press('Unban')
  await says(page, `${person.name} may sign in again.`)

  await press('Lock')
  await says(page, `${person.name} is locked`)
  await row.getByText('Locked').waitFor()
  await press('Unlock')
  await says(page, `${person.name} is unlocked.`)

  const dialog = page.getByRole('dialog')
  await press('Metadata…')
  await dialog.getByLabel('Public metadata').fill('not JSON')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('This is not a JSON object').waitFor()
  await dialog.getByLabel('Public metadata').fill('{ "role": "editor" }')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await says(page, `The metadata of ${person.name} is saved.`)
  await row.getByText('editor', { exact: true }).waitFor()

  await press('Delete…')
  await dialog.getByRole('button', { name: 'Delete the account' }).click()
  await says(page, `The account of ${person.name} is deleted.`)
  await page.getByText('No user matches that.').waitFor()
  expect(await deletions(emulator)).toHaveLength(1)
}

/** Puts another token of the same session into this browser. */
export async function carryToken({ page, url, emulator }: Visit, token: object): Promise<void> {
  const context = page.context()
  const cookies = (await context.cookies(url)).filter(({ name }) => name.startsWith('__session'))
  const [, payload = ''] = cookies[0]?.value.split('.') ?? []
  const { sub, sid } = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const { jwt } = await (await control(emulator, 'tokens', { userId: sub, sessionId: sid, ...token })).json()
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, value: jwt })))
}

async function control({ url }: Emulator, what: string, body: object): Promise<Response> {
  const response = await fetch(`${url}/_emulator/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The emulator answered ${response.status}: ${await response.text()}`)
  return response
}

/** What the Backend API was told to delete so far. */
async function deletions({ url }: Emulator): Promise<readonly string[]> {
  const response = await fetch(`${url}/_emulator/requests`)
  const requests = (await response.json()) as { method: string; path: string }[]
  return requests
    .filter(({ method, path }) => method === 'DELETE' && /^\/v1\/users\/\w+$/.test(path))
    .map(({ path }) => path)
}
